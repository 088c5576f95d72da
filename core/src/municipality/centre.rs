//! Centres of municipalities.

/// A point in the plane of the register, in whole metres (`docs/centres.md`).
///
/// ```
/// use osuus::municipality::Centre;
/// let (here, there) = (Centre { east: 0, north: 0 }, Centre { east: 3, north: 4 });
/// assert_eq!(here.distance(&there), 5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Centre {
    /// Metres east.
    pub east: i32,
    /// Metres north.
    pub north: i32,
}

impl Centre {
    /// The distance in the plane, to the nearest metre; worked out in integers, so that it is the same
    /// everywhere.
    #[must_use]
    pub fn distance(&self, other: &Self) -> u64 {
        let square = |a: i32, b: i32| u128::from(a.abs_diff(b)).pow(2);
        let sum = square(self.east, other.east) + square(self.north, other.north);
        // The root of a whole number is never half way between two others.
        let root = sum.isqrt();
        let nearest = if sum - root * root > root { root + 1 } else { root };
        u64::try_from(nearest).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
#[path = "centre_tests.rs"]
mod tests;
