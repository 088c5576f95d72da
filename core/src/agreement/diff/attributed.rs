//! Which amendment brought a change, and from when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::{Agreement, Amendment, read};
use super::tree::{self, Found, Said, Sides};
use crate::period::Span;

/// What brought a change.
#[derive(Debug, Clone, Default)]
pub(super) struct Brought {
    /// The first day of the text that says so.
    pub from: Option<Date>,
    pub amendment: Option<String>,
}

/// What the amendments of both agreements brought, by the paths of the terms.
pub(super) struct Amended {
    by_path: BTreeMap<String, Vec<(Span, Brought)>>,
    otherwise: Brought,
    /// The first days of the two.
    first: Sides<Option<Date>>,
}

const ALWAYS: Span = Span { from: None, to: None };

impl Amended {
    pub fn new(before: &Agreement, after: &Agreement) -> Self {
        let one = before.digest() == after.digest();
        // Another agreement holds from its own first day on, and what amended the old one is history.
        let from = if one { None } else { after.term.from };
        let otherwise = Brought { from, amendment: None };
        let first = Sides { before: before.term.from, after: after.term.from };
        let mut amended = Self { by_path: BTreeMap::new(), otherwise, first };
        let both = |amendment: &Amendment, other: &Agreement| {
            let same = |known: &Amendment| known.digest() == amendment.digest();
            one && other.amendments().iter().any(same)
        };
        if one {
            amended.lay(before, |amendment| !both(amendment, after));
        }
        amended.lay(after, |amendment| !both(amendment, before));
        amended
    }

    /// Lays the amendments of an agreement one by one, and keeps what each changes.
    fn lay(&mut self, agreement: &Agreement, told: impl Fn(&Amendment) -> bool) {
        let trees = read::roots(agreement);
        let pairs = trees.iter().zip(trees.iter().skip(1));
        for ((below, above), amendment) in pairs.zip(agreement.amendments()) {
            if !told(amendment) {
                continue;
            }
            for found in tree::found(below, above) {
                let amendment_id = Some(amendment.id().to_owned());
                let brought =
                    Brought { from: Some(amendment.from()), amendment: amendment_id };
                let days = found.days.unwrap_or(ALWAYS);
                let path = super::path(&found.path);
                self.by_path.entry(path).or_default().push((days, brought));
            }
        }
    }

    /// Whether a difference is of days on which the text that lacks it, or brings it, did not yet hold.
    pub fn is_history(&self, found: &Found<'_>, brought: &Brought) -> bool {
        let Some(last) = found.days.and_then(|days| days.to) else { return false };
        let begins = |day: Option<Date>| day.is_some_and(|day| last < day);
        let nothing = |said: &Said<'_>| matches!(said, Said::Nothing);
        brought.amendment.is_some() && begins(brought.from)
            || nothing(&found.said.after) && begins(self.first.after)
            || nothing(&found.said.before) && begins(self.first.before)
    }

    /// What brought the change of a term in these days: the last amendment that changed it, or what it is a
    /// part of.
    pub fn brought(&self, path: &str, days: Span) -> Brought {
        let mut path = path;
        loop {
            if let Some(all) = self.by_path.get(path) {
                let mut then = all.iter().rev().filter(|(time, _)| time.meets(&days));
                if let Some((_, brought)) = then.next().or(all.last()) {
                    return brought.clone();
                }
            }
            match path.rsplit_once('/') {
                Some((around, _)) => path = around,
                None => return self.otherwise.clone(),
            }
        }
    }
}
