//! Choices made by a stream of bytes.

/// The bytes that are left; past their end every choice is the first.
pub struct Choices<'b> {
    bytes: &'b [u8],
    /// How many numbers were drawn, so that those past the end differ.
    drawn: usize,
}

/// Numbers on which arithmetic turns: halves of cents, the ends of machine words, 28 digits.
const SHARP: [&str; 16] = [
    "0.005",
    "0.5",
    "2.5",
    "0.015",
    "1.05",
    "0.025",
    "0.1",
    "33.335",
    "9223372036854775807",
    "92233720368547758.08",
    "4294967296",
    "9999999999999999999999999999",
    "12345678901234567890.12345678",
    "0.0000000000000000000000000001",
    "0.3333333333333333333333333333",
    "100000000000000000000000000.5",
];

impl<'b> Choices<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, drawn: 0 }
    }

    fn byte(&mut self) -> usize {
        match self.bytes.split_first() {
            Some((first, rest)) => {
                self.bytes = rest;
                usize::from(*first)
            }
            None => 0,
        }
    }

    /// One of so many, from 0; of one there is no choice to make.
    pub fn below(&mut self, count: usize) -> usize {
        if count <= 1 { 0 } else { self.byte() % count }
    }

    /// Yes, once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of a list that is not empty.
    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A decimal from zero.
    pub fn decimal(&mut self) -> String {
        self.drawn += 1;
        match self.below(16) {
            0..=6 => (1 + (self.drawn * 7 + self.byte()) % 97).to_string(),
            7 | 8 => format!("{}.{:02}", self.byte() * 3, self.below(100)),
            9 | 10 => "0".into(),
            11 => self.of(&["1", "3", "7", "11", "13", "30", "100", "1000000"]).into(),
            12 => format!("{}", self.byte() * 1000),
            13 => format!("0.{:03}", self.byte()),
            _ => self.of(&SHARP).into(),
        }
    }

    /// A decimal of either sign, below zero seldom.
    pub fn signed(&mut self) -> String {
        let decimal = self.decimal();
        if self.one_in(6) { format!("-{decimal}") } else { decimal }
    }

    /// A decimal above zero, not large.
    pub fn above_zero(&mut self) -> &'static str {
        self.of(&["1", "0.5", "2", "3", "7.5", "10", "0.01", "60", "0.7"])
    }

    /// A part of a whole, from 0 to 1.
    pub fn part(&mut self) -> &'static str {
        self.of(&["0.5", "0.25", "1", "0", "0.6", "0.333", "0.1"])
    }
}
