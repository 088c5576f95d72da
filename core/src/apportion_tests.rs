use super::*;

#[path = "apportion/exhaustive_tests.rs"]
mod exhaustive;
#[path = "apportion/reference_tests.rs"]
mod reference;
