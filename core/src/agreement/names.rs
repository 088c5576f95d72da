//! Names that a text may refer to.

use std::collections::BTreeSet;

/// Names in the order of the text, found without going through all of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    list: Vec<String>,
    known: BTreeSet<String>,
}

impl Names {
    /// Adds a name; false if it is there already.
    pub fn insert(&mut self, name: &str) -> bool {
        let new = self.known.insert(name.to_owned());
        if new {
            self.list.push(name.to_owned());
        }
        new
    }

    pub fn contains(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(String::as_str)
    }

    /// The names for a message about one that is not among them, the nearest first.
    pub fn instead_of(&self, name: &str) -> String {
        /// Longer names are not compared: nobody meant another by them, and it takes long.
        const COMPARED: usize = 200;
        let near = self.iter().filter(|known| known.len() <= COMPARED);
        let near = Some(near).filter(|_| name.len() <= COMPARED);
        self.listed(near.and_then(|near| crate::suggest::nearest(name, near)))
    }

    /// The first of the names for a message.
    pub fn first(&self) -> String {
        self.listed(None)
    }

    fn listed(&self, nearest: Option<&str>) -> String {
        /// One more than a message shows, so that it says that there are more.
        const SHOWN: usize = 42;
        let names: Vec<&str> = self.iter().take(SHOWN).collect();
        crate::suggest::list(nearest, &names)
    }
}

impl<'a> FromIterator<&'a str> for Names {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut all = Self::default();
        for name in names {
            all.insert(name);
        }
        all
    }
}
