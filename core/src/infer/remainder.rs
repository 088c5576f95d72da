//! Regions of the rules that give one unit at a time by the largest remainder.
//!
//! Which quotas get a unit more is the same in every mode: those with the largest fractions. So a row is
//! shared so if no quota lies a whole unit farther above its part than another: all lie within one unit of
//! a threshold. Where the pool is no multiple of the unit, one part is none either, and it stands on the
//! threshold itself. Weights for which two stand exactly a unit apart, so that codes decide, are left out.

use super::known::{KnownRow, around};
use super::whole_rest::{Search, nothing, positive};
use super::zone::{End, Range, Zone};
use crate::exact::Exact;

/// Whether a mode says something beside: not among all, but among those behind a named carrier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    All,
    /// All but this one, who is emptied.
    But(usize),
}

impl Search<'_> {
    /// By the largest remainder. The region is not yet made tight.
    pub fn by_remainder(&self) -> Option<Zone> {
        let mut zone = Zone::of(vec![Range::whole(); self.known.parts()]);
        for row in &self.known.rows {
            self.remainder_in(row, &mut zone, Among::All)?;
        }
        Some(zone)
    }

    /// By a named carrier, the others by the largest remainder. Regions are not yet made tight.
    pub fn named(&self, carrier: usize) -> Vec<Zone> {
        if self.is_paid_in_every_row(carrier) {
            return self.carried_by(carrier).into_iter().collect();
        }
        let mut zones: Vec<Zone> = self.named_and_emptied(carrier).into_iter().collect();
        if self.known.is_nothing(carrier) {
            // It weighs nothing, and passes everything on.
            zones.extend(self.by_remainder().map(|mut zone| {
                zone.cut(carrier, &nothing());
                zone
            }));
        }
        zones
    }

    /// Where it is printed as zero it was emptied, and perhaps others gave a unit back.
    fn named_and_emptied(&self, carrier: usize) -> Option<Zone> {
        let mut zone = Zone::of(vec![Range::whole(); self.known.parts()]);
        zone.cut(carrier, &positive());
        for row in &self.known.rows {
            if row.part(carrier).is_some_and(Exact::is_zero) {
                self.remainder_in(row, &mut zone, Among::But(carrier))?;
                continue;
            }
            for place in (0..self.known.parts()).filter(|place| *place != carrier) {
                zone.cut(place, &row.kept(self.mode, place)?);
            }
        }
        Some(zone)
    }

    /// Adds what one row says.
    fn remainder_in(&self, row: &KnownRow, zone: &mut Zone, among: Among) -> Option<()> {
        let taking = |place: &usize| among != Among::But(*place);
        let places = || (0..self.known.parts()).filter(taking);
        let mut broken =
            places().filter(|place| row.part(*place).is_some_and(|p| !p.is_whole()));
        let last = broken.next();
        if broken.next().is_some() {
            return None;
        }
        let whole = |place: usize| {
            let part = row.part(place)?;
            Some(if Some(place) == last { part.floor() } else { part.clone() })
        };
        for place in places() {
            let mut range = Range::whole();
            let low = if Some(place) == last {
                End::closed(-&whole(place)?)
            } else {
                End::open(-&(&whole(place)? - &Exact::one()))
            };
            let high = End::open(&whole(place)? + &Exact::one());
            range.cut(&Range { low: row.weight(&low), high: row.weight(&high) });
            if let Among::But(_) = among {
                // Whoever has a unit more was rounded up to it.
                let up = if Some(place) == last {
                    &whole(place)? + &Exact::one()
                } else {
                    whole(place)?
                };
                let (below, _) = around(self.mode, &up);
                let low = row.weight(&below.plus(&End::closed(-&up)));
                range.cut(&Range { low, high: End::closed(Exact::one()) });
            }
            zone.cut(place, &range);
            // Rows that contradict each other for one part need no more looking at.
            if !zone.bounds(place).is_possible() {
                return None;
            }
        }
        let one = Exact::one();
        let bounds = places().map(|place| Some((place, whole(place)?)));
        let bounds: Vec<(usize, Exact)> = bounds.collect::<Option<_>>()?;
        zone.hub(|hub| match last {
            // The threshold is the least that a quota lies above its part.
            None => {
                for (place, part) in &bounds {
                    hub.at_most(*place, row.weight(&End::open(part + &one)));
                    hub.at_least(*place, row.weight(&End::closed(-part)));
                }
            }
            Some(last) => {
                hub.is_weight(last);
                let own = bounds.iter().find(|(place, _)| *place == last);
                let Some((_, own)) = own else { return };
                for (place, part) in bounds.iter().filter(|(place, _)| *place != last) {
                    // Above its part at most by the fraction of the last, and below at most by the rest of it.
                    hub.at_most(*place, row.weight(&End::open(part - own)));
                    hub.at_least(*place, row.weight(&End::open(&(own - part) + &one)));
                }
            }
        });
        Some(())
    }
}
