//! The embedded register: its two texts, made anew of the tables in `core/data/finland`.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome, While};
use crate::places::Places;

/// Figures of earlier days are loaded on demand in a browser.
const RECENT: &str = "2020";
/// The tables that stand whole in the first text, in the order in which people read them.
const WHOLE: [&str; 8] = [
    "sources",
    "municipalities",
    "aliases",
    "changes",
    "divisions",
    "areas",
    "members",
    "centres",
];

/// Writes `finland.register` and `finland-older.register`; a test of the core proves that they say
/// what the tables say.
pub fn embed(places: &Places) -> Outcome {
    let folder = places.root.join("core/data");
    let tables = folder.join("finland");
    let mut recent = String::from("[register]\n");
    recent += &read(&tables, "register")?;
    recent += "rest,finland-older\n";
    let mut older = String::from(
        "[register]\nfield,value\nid,finland-older\nover,finland\n\n[sources]\n",
    );
    older += &read(&tables, "sources")?;
    for name in WHOLE {
        recent += &format!("\n[{name}]\n{}", read(&tables, name)?);
    }
    let series = read(&tables, "series")?;
    recent += &format!("\n[series]\n{series}");
    let mut old_series = series.lines().next().unwrap_or_default().to_owned() + "\n";
    let mut old_figures = String::new();
    for row in series.lines().skip(1) {
        let id = row.split(',').next().unwrap_or_default();
        let table = read(&tables, &format!("figures-{id}"))?;
        for (text, wanted) in [(&mut recent, true), (&mut old_figures, false)] {
            let part = columns(&table, |day| (day >= RECENT) == wanted);
            if let Some(part) = part {
                *text += &format!("\n[figures {id}]\n{part}");
                if !wanted {
                    old_series += &format!("{row}\n");
                }
            }
        }
    }
    older += &format!("\n[series]\n{old_series}{old_figures}");
    for (name, text) in [("finland", recent), ("finland-older", older)] {
        let path = folder.join(name).with_extension("register");
        fs::write(&path, text).doing(format!("writing {}", path.display()))?;
    }
    Ok(())
}

fn read(folder: &Path, name: &str) -> Result<String, Failure> {
    let path = folder.join(name).with_extension("csv");
    fs::read_to_string(&path).doing(format!("reading {}", path.display()))
}

/// The first column and those of the days that are wanted; rows and tables that would be empty are
/// left out. Tables of figures have no cells in quotes.
fn columns(table: &str, wanted: impl Fn(&str) -> bool) -> Option<String> {
    let header: Vec<&str> = table.lines().next()?.split(',').collect();
    let kept: Vec<bool> =
        header.iter().enumerate().map(|(place, day)| place == 0 || wanted(day)).collect();
    if kept.iter().filter(|kept| **kept).count() < 2 {
        return None;
    }
    let mut text = String::new();
    for row in table.lines() {
        let cells: Vec<&str> = row
            .split(',')
            .zip(&kept)
            .filter(|(_, kept)| **kept)
            .map(|(cell, _)| cell)
            .collect();
        if cells.iter().skip(1).any(|cell| !cell.is_empty()) {
            text += &cells.join(",");
            text.push('\n');
        }
    }
    Some(text)
}
