//! Values as bytes, for what is made once and read often (`docs/web.md`, *A compiled plan*).
//!
//! Small and plain: counts in groups of seven bits, texts with their length before them, numbers as fractions. What
//! reads them never trusts them: bytes that end early or say what cannot be give nothing.

use jiff::civil::Date;
use num_bigint::BigInt;

use crate::exact::Exact;
use crate::period::{Interval, Period};
use crate::text::Text;

/// A value that can be written as bytes and read again.
pub(crate) trait Pack: Sized {
    /// Writes it behind what is there.
    fn pack(&self, to: &mut Vec<u8>);
    /// Reads it from where the bytes are at; none where they are not those of such a value.
    fn unpack(from: &mut Bytes<'_>) -> Option<Self>;
}

/// Bytes, and how far they are read.
pub(crate) struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    /// All of them.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// The next ones.
    pub fn take(&mut self, many: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next one.
    pub fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A list, by what reads one of it.
    pub fn list<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let many = usize::unpack(self)?;
        // Whatever stands in a list has a byte at least: a wrong count fills no memory.
        if many > self.0.len() {
            return None;
        }
        (0..many).map(|_| one(self)).collect()
    }

    /// Whether all are read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Structs: their fields, one behind the other.
macro_rules! fields {
    ($($name:ty { $($field:ident),* $(,)? })*) => {$(
        impl $crate::pack::Pack for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                $($crate::pack::Pack::pack(&self.$field, to);)*
            }

            fn unpack(from: &mut $crate::pack::Bytes<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::pack::Pack::unpack(from)?),* })
            }
        }
    )*};
}
pub(crate) use fields;

/// Choices: the place of each in the list.
macro_rules! choices {
    ($($name:ty { $($choice:ident),* $(,)? })*) => {$(
        impl $crate::pack::Pack for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                let all = [$(Self::$choice),*];
                let place = all.iter().zip(0..).find(|(one, _)| *one == self);
                to.push(place.map_or(u8::MAX, |(_, place)| place));
            }

            fn unpack(from: &mut $crate::pack::Bytes<'_>) -> Option<Self> {
                [$(Self::$choice),*].into_iter().nth(usize::from(from.byte()?))
            }
        }
    )*};
}
pub(crate) use choices;

impl Pack for usize {
    fn pack(&self, to: &mut Vec<u8>) {
        let mut rest = *self;
        loop {
            let [low, ..] = rest.to_le_bytes();
            let group = low & 0x7f;
            rest >>= 7;
            to.push(if rest == 0 { group } else { group | 0x80 });
            if rest == 0 {
                return;
            }
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let mut value = 0;
        for group in 0..4 {
            let byte = from.byte()?;
            value |= Self::from(byte & 0x7f) << (7 * group);
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Pack for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(from.byte()? == 1)
    }
}

impl Pack for String {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        to.extend(self.as_bytes());
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let many = usize::unpack(from)?;
        Self::from_utf8(from.take(many)?.to_vec()).ok()
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        if bool::unpack(from)? { Some(Some(T::unpack(from)?)) } else { Some(None) }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        for one in self {
            one.pack(to);
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        from.list(T::unpack)
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl Pack for BigInt {
    fn pack(&self, to: &mut Vec<u8>) {
        let bytes = self.to_signed_bytes_le();
        bytes.len().pack(to);
        to.extend(bytes);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let many = usize::unpack(from)?;
        Some(Self::from_signed_bytes_le(from.take(many)?))
    }
}

impl Pack for Exact {
    fn pack(&self, to: &mut Vec<u8>) {
        let (numerator, denominator) = self.ratio();
        numerator.pack(to);
        denominator.pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Self::fraction(BigInt::unpack(from)?, BigInt::unpack(from)?)
    }
}

impl Pack for Date {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.year().to_le_bytes());
        to.extend([self.month().unsigned_abs(), self.day().unsigned_abs()]);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let [low, high, month, day] = *from.take(4)? else { return None };
        let small = |number: u8| i8::try_from(number).ok();
        Self::new(i16::from_le_bytes([low, high]), small(month)?, small(day)?).ok()
    }
}

impl Pack for Interval {
    fn pack(&self, to: &mut Vec<u8>) {
        (self.from(), self.to()).pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        let (first, last) = Pack::unpack(from)?;
        Self::new(first, last)
    }
}

impl Pack for Period {
    fn pack(&self, to: &mut Vec<u8>) {
        self.to_string().pack(to);
        self.days().pack(to);
    }

    fn unpack(from: &mut Bytes<'_>) -> Option<Self> {
        Some(Self::written(&String::unpack(from)?, Pack::unpack(from)?))
    }
}

fields! {
    Text { fi, sv, en }
}

#[cfg(test)]
#[path = "pack/pack_tests.rs"]
mod tests;
