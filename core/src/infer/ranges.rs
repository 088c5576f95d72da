//! What a region says of single weights, and its simplest weights.

use super::whole_rest::MANY;
use super::zone::{End, Range, Zone};
use crate::apportion::{Participant, share};
use crate::exact::Exact;
use crate::rounding::Rounding;

/// The most decimals of a percentage that is called simple.
const DECIMALS: u32 = 12;

impl Zone {
    /// The range of each weight by its own bounds and the sum of all.
    pub fn bounded(&self) -> Vec<Range> {
        plain(&(0..self.parts()).map(|place| self.bounds(place)).collect::<Vec<_>>())
    }

    /// The exact range of each weight, the others adding up to one with it; of many parts that are tied to
    /// one another only [`bounded`](Self::bounded).
    pub fn ranges(&self) -> Vec<Range> {
        let bounds: Vec<Range> =
            (0..self.parts()).map(|place| self.bounds(place)).collect();
        if self.is_plain() || self.parts() > MANY {
            return plain(&bounds);
        }
        let zone = self.scaled();
        let bounds: Vec<Range> =
            (0..zone.parts()).map(|place| zone.bounds(place)).collect();
        let back = |end: End| End {
            value: end.value.divided_by(zone.total()).unwrap_or_else(Exact::zero),
            open: end.open,
        };
        let range = |place| {
            let Range { low, high } = zone.range(place, &bounds);
            Range { low: back(low), high: back(high) }
        };
        (0..bounds.len()).map(range).collect()
    }

    fn range(&self, place: usize, bounds: &[Range]) -> Range {
        let Some(own) = bounds.get(place) else { return Range::whole() };
        let others = || bounds.iter().enumerate().filter(|(other, _)| *other != place);
        // The others are at least their own least, and at least so little under this.
        let above = |(other, range): (usize, &Range)| {
            Some((range.lowest(), self.apart(place, other)?.value))
        };
        let high = farthest(self.total(), &own.high.value, 1, others().filter_map(above));
        let rests = others().map(|(other, range)| {
            let least = self.apart(place, other).map(|end| &high - &end.value);
            (other, least.map_or(range.lowest(), |least| least.max(range.lowest())))
        });
        let rests = rests.collect();
        let high = self.end(place, high, &own.high, rests, false);
        let below = |(other, range): (usize, &Range)| {
            Some((-&range.high.value, self.apart(other, place)?.value))
        };
        let one = -self.total();
        let low = farthest(&one, &own.low.value, 1, others().filter_map(below));
        let rests = others().map(|(other, range)| {
            let most = self.apart(other, place).map(|end| &end.value - &low);
            (
                other,
                most.map_or(range.high.value.clone(), |most| {
                    most.min(range.high.value.clone())
                }),
            )
        });
        let rests = rests.collect();
        let low = self.end(place, low, &own.low, rests, true);
        Range { low, high }
    }

    /// The most that one weight is above another.
    fn apart(&self, one: usize, other: usize) -> Option<End> {
        let through = self
            .hubs()
            .iter()
            .filter_map(|hub| Some(hub.above(one)?.plus(hub.below(other)?)));
        through.min_by(|a, b| a.value.cmp(&b.value).then(b.open.cmp(&a.open)))
    }

    /// Whether the end belongs to it: where the sum stops it, there is one point to look at.
    fn end(
        &self,
        place: usize,
        reached: Exact,
        own: &End,
        mut rests: Vec<(usize, Exact)>,
        low: bool,
    ) -> End {
        let weight = if low { -&reached } else { reached.clone() };
        rests.push((place, weight));
        rests.sort_unstable_by_key(|(place, _)| *place);
        let weights: Vec<Exact> = rests.into_iter().map(|(_, weight)| weight).collect();
        let open = if weights.iter().sum::<Exact>().is_one() {
            !self.holds(&weights)
        } else {
            own.open
        };
        End { value: reached, open }
    }

    /// Weights in the middle of it, as far from its ends as they lie apart.
    pub fn centre(&self) -> Option<Vec<Exact>> {
        let mut zone = self.clone();
        while let Some(hub) = zone.hubs().get(1).cloned() {
            let bounds: Vec<Range> =
                (0..zone.parts()).map(|place| zone.bounds(place)).collect();
            let all = || bounds.iter().enumerate();
            let above = |(place, range): (usize, &Range)| {
                Some((range.lowest(), hub.below(place)?.value.clone()))
            };
            let most = all().filter_map(|(place, range)| {
                Some(&hub.below(place)?.value + &range.high.value)
            });
            let most = farthest(&Exact::one(), &most.min()?, 0, all().filter_map(above));
            let below = |(place, range): (usize, &Range)| {
                Some((-&range.high.value, hub.above(place)?.value.clone()))
            };
            let least = all().filter_map(|(place, range)| {
                Some(&hub.above(place)?.value + &range.low.value)
            });
            let one = -&Exact::one();
            let least = farthest(&one, &least.min()?, 0, all().filter_map(below));
            let middle = (&most - &least).divided_by(&2.into())?;
            zone = zone.pinned(&middle)?;
        }
        let bounds: Vec<Range> =
            (0..zone.parts()).map(|place| zone.bounds(place)).collect();
        let least: Exact = bounds.iter().map(Range::lowest).sum();
        let most: Exact = bounds.iter().map(|range| range.high.value.clone()).sum();
        let way = (&Exact::one() - &least)
            .divided_by(&(&most - &least))
            .unwrap_or_else(Exact::zero);
        let between = |range: &Range| {
            let low = range.lowest();
            &low + &(&way * &(&range.high.value - &low))
        };
        let weights: Vec<Exact> = bounds.iter().map(between).collect();
        self.holds(&weights).then_some(weights)
    }

    /// The weights of fewest decimals, in percent, that lie next to the middle of it.
    pub fn simplest(&self) -> Option<Vec<Exact>> {
        let centre = self.centre()?;
        let simple = rounded(&centre).find(|weights| self.holds(weights));
        Some(simple.unwrap_or(centre))
    }
}

/// Weights that add up to one, with ever more decimals of a percent.
pub(super) fn rounded(weights: &[Exact]) -> impl Iterator<Item = Vec<Exact>> {
    let code = |(place, weight): (usize, &Exact)| {
        Participant::new(format!("{place:09}"), weight.clone())
    };
    let participants: Vec<Participant> = weights.iter().enumerate().map(code).collect();
    (0..=DECIMALS).filter_map(move |decimals| {
        let unit = Exact::one().divided_by(&Exact::count(10_u64.pow(decimals + 2)))?;
        let shares = share(&Exact::one(), &participants, &Rounding::to(unit)?).ok()?;
        Some(shares.parts().iter().map(crate::apportion::Part::amount).collect())
    })
}

/// The exact range of each weight where each has bounds of its own and the sum is one.
fn plain(bounds: &[Range]) -> Vec<Range> {
    let one = Exact::one();
    let least: Exact = bounds.iter().map(Range::lowest).sum();
    let most: Exact = bounds.iter().map(|range| range.high.value.clone()).sum();
    let low_opens = bounds.iter().filter(|range| range.low.open).count();
    let high_opens = bounds.iter().filter(|range| range.high.open).count();
    let range = |own: &Range| {
        // What the others leave at most, and at least.
        let left = End {
            value: &one - &(&least - &own.lowest()),
            open: low_opens > usize::from(own.low.open),
        };
        let rest = End {
            value: &(&most - &own.high.value) - &one,
            open: high_opens > usize::from(own.high.open),
        };
        let mut range = own.clone();
        range.cut(&Range { low: rest, high: left });
        range
    };
    bounds.iter().map(range).collect()
}

/// The greatest `x` up to `most` for which `own * x` and the greater of `floor` and `x - slack` of each
/// other come to `total` at most.
fn farthest(
    total: &Exact,
    most: &Exact,
    own: u64,
    others: impl Iterator<Item = (Exact, Exact)>,
) -> Exact {
    let mut turns: Vec<(Exact, Exact)> = Vec::new();
    let mut at_rest = Exact::zero();
    for (floor, slack) in others {
        turns.push((&floor + &slack, slack));
        at_rest = at_rest + floor;
    }
    turns.sort_unstable();
    // Before the first turn all others rest.
    let (mut moving, mut slope) = (Exact::zero(), own);
    let room = |at_rest: &Exact, moving: &Exact, slope: u64| {
        (&(total - at_rest) + moving).divided_by(&Exact::count(slope))
    };
    for (turn, slack) in turns {
        if turn >= *most {
            break;
        }
        if let Some(reached) = room(&at_rest, &moving, slope)
            && reached <= turn
        {
            return reached.min(most.clone());
        }
        at_rest = &at_rest - &(&turn - &slack);
        moving = &moving + &slack;
        slope += 1;
    }
    room(&at_rest, &moving, slope)
        .map_or_else(|| most.clone(), |reached| reached.min(most.clone()))
}

/// How far weights may lie apart, where no figure floats.
pub(super) struct Apart {
    bounds: Vec<Range>,
    /// The bounds of the sum of them all, and how many of them are open.
    least: Exact,
    most: Exact,
    opens: (usize, usize),
}

impl Apart {
    pub fn of(zone: &Zone) -> Self {
        let bounds: Vec<Range> =
            (0..zone.parts()).map(|place| zone.bounds(place)).collect();
        Self {
            least: bounds.iter().map(Range::lowest).sum(),
            most: bounds.iter().map(|range| range.high.value.clone()).sum(),
            opens: (
                bounds.iter().filter(|range| range.low.open).count(),
                bounds.iter().filter(|range| range.high.open).count(),
            ),
            bounds,
        }
    }

    /// The most that one weight is above another.
    pub fn most(&self, one: usize, other: usize) -> Option<End> {
        let (up, down) = (self.bounds.get(one)?, self.bounds.get(other)?);
        let count = |open: bool| usize::from(open);
        // What the others take up at least and at most of what the two leave.
        let least = &self.least - &(&up.lowest() + &down.lowest());
        let least_open = self.opens.0 > count(up.low.open) + count(down.low.open);
        let most = &self.most - &(&up.high.value + &down.high.value);
        let most_open = self.opens.1 > count(up.high.open) + count(down.high.open);
        let (highest, lowest) = (&up.high.value, down.lowest());
        let free = &(&Exact::one() - highest) - &lowest;
        Some(if free < least {
            let above = &(&Exact::one() - &lowest) - &least;
            End { value: &above - &lowest, open: least_open || down.low.open }
        } else if free > most {
            let below = &(&Exact::one() - highest) - &most;
            End { value: highest - &below, open: most_open || up.high.open }
        } else {
            up.high.plus(&down.low)
        })
    }
}
