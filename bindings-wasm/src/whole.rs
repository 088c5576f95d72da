//! Everything that is asked: agreements, plans, facts, the register, and every call.

mod agreement;
mod call;
mod facts;
mod language;
mod municipalities;
mod plan;
mod register;
mod request;

pub use agreement::Agreement;
pub use call::call_json;
pub use facts::Facts;
pub use plan::Plan;
pub use register::Register;
pub use request::Request;
