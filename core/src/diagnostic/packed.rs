//! Diagnostics as bytes: of a reservation all that its message names, and no place.

use std::borrow::Cow;

use super::{Code, Diagnostic, Diagnostics, Input, Value};
use crate::pack::{Bytes, Pack};
use crate::text::Text;

impl Pack for Diagnostic {
    fn pack(&self, to: &mut Vec<u8>) {
        self.code.as_str().to_owned().pack(to);
        let values = self.values.iter().map(|(name, value)| (name.to_string(), value));
        values.len().pack(to);
        for (name, value) in values {
            name.pack(to);
            match value {
                Value::Plain(text) => Text::same(text).pack(to),
                Value::Text(text) => text.pack(to),
            }
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let code = String::unpack(from)?;
        let code = Code::ALL.iter().find(|known| known.as_str() == code)?;
        let values = from.list(|from| {
            let (name, text) = <(String, Text)>::unpack(from)?;
            Some((Cow::Owned(name), Value::Text(text)))
        })?;
        Some(Self { values, ..Self::new(*code, Input::Agreement) })
    }
}

impl Pack for Diagnostics {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(Self(Pack::unpack(from)?))
    }
}
