//! Examples of everything that can be reported: good inputs, and what one change makes of them.
//!
//! The first line of an example is its code, the call (`bill` if none is named), and behind `+` other
//! codes that cannot be helped. Then come lines of a good input (`-`) and what takes their place (`+`):
//! of the agreement (`T`), the same in JSON (`J`), the agreement of a pier (`P`), its amendment (`A`), facts (`F`), register
//! (`R`), one laid over it (`O`), figures (`G`) or the call (`C`). `«3×ab»` stands for `ababab`, where
//! `#` is the number of each, from 1, and `@` that of the one before.

pub mod page;

use osuus::agreement::Agreement;
use serde_json::Value;

/// An example of a code.
pub struct Example {
    pub code: &'static str,
    pub call: &'static str,
    /// Codes that come with it.
    pub beside: Vec<&'static str>,
    pub changes: Vec<Change>,
}

/// Lines of an input, and what takes their place.
#[derive(Default)]
pub struct Change {
    pub input: char,
    pub good: String,
    pub wrong: String,
}

/// What a diagnostic of an answer says.
pub struct Told {
    pub code: String,
    pub severity: String,
    pub message: String,
    pub help: String,
}

/// Codes without an example, each with the reason.
pub fn without() -> Vec<(&'static str, &'static str)> {
    include_str!("without.txt").lines().filter_map(|line| line.split_once(": ")).collect()
}

pub fn examples() -> Vec<Example> {
    let text = include_str!("examples.txt").trim_matches('\n');
    text.split("\n\n").map(example).collect()
}

fn example(text: &'static str) -> Example {
    let mut lines = text.lines().peekable();
    let head = lines.next().unwrap_or_default();
    let (head, beside) = head.split_once(" + ").unwrap_or((head, ""));
    let (code, call) = head.split_once(' ').unwrap_or((head, "bill"));
    let mut changes = Vec::new();
    while let Some(first) = lines.peek() {
        let input = first.chars().next().unwrap_or_default();
        let mut part = |sign: &str| {
            let mut part = Vec::new();
            while let Some(line) = lines
                .next_if(|line| line.starts_with(input) && line.get(1..2) == Some(sign))
            {
                part.push(line.get(3..).unwrap_or_default());
            }
            part.join("\n")
        };
        let (good, wrong) = (part("-"), part("+"));
        assert!(!good.is_empty(), "{code}: a change begins with what is good");
        changes.push(Change { input, good, wrong });
    }
    Example { code, call, beside: beside.split_whitespace().collect(), changes }
}

/// `«3×ab»` written out.
fn written(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('«') {
        let (inside, after) = after.split_once('»').unwrap();
        let (count, what) = inside.split_once('×').unwrap();
        out.push_str(before);
        for number in 1..=count.parse::<usize>().unwrap() {
            if what == "#" {
                out.push('#');
                continue;
            }
            let before = (number - 1).to_string();
            out.push_str(&what.replace('#', &number.to_string()).replace('@', &before));
        }
        rest = after;
    }
    out + rest
}

/// The inputs of an example, good or with its changes.
struct Inputs<'e> {
    changes: &'e [Change],
}

impl Inputs<'_> {
    fn text(&self, input: char, good: &str) -> String {
        let mut text = good.to_owned();
        for change in self.changes.iter().filter(|change| change.input == input) {
            let found = text.matches(&change.good).count();
            assert_eq!(found, 1, "`{}` stands {found} times", change.good);
            text = text.replacen(&change.good, &written(&change.wrong), 1);
        }
        text
    }

    fn call(&self, name: &str, lang: &str) -> String {
        let calls = include_str!("calls.txt");
        let call = calls.lines().find_map(|line| line.strip_prefix(&format!("{name} ")));
        let call = call.unwrap();
        let mut call = self.text('C', call);
        let given =
            |kind: &str, text: String| serde_json::json!({ kind: text }).to_string();
        let agreement = include_str!("agreement.toml");
        let json = match name {
            "json" => Agreement::toml_to_json(agreement).unwrap(),
            _ => String::new(),
        };
        for (token, text) in [
            ("<agreement>", given("toml", self.text('T', agreement))),
            ("<json>", given("json", self.text('J', &json))),
            ("<pier>", given("toml", self.text('P', include_str!("pier.toml")))),
            (
                "<amended>",
                serde_json::json!({
                    "toml": include_str!("pier.toml"),
                    "amendments": [{ "toml": self.text('A', include_str!("amendment.toml")) }],
                })
                .to_string(),
            ),
            ("<facts>", given("csv", self.text('F', include_str!("facts.csv")))),
            ("<register>", given("csv", self.text('R', include_str!("register.csv")))),
            ("<overlay>", given("csv", self.text('O', include_str!("overlay.csv")))),
            (
                "<figures>",
                Value::from(self.text('G', include_str!("figures.csv"))).to_string(),
            ),
        ] {
            call = call.replace(token, &text);
        }
        // Documents of good inputs.
        for (token, name) in [
            ("<statement>", "bill"),
            ("<receipt>", "receipt"),
            ("<settlement>", "settle"),
            ("<advance>", "advance"),
            ("<moved>", "moved"),
        ] {
            if call.contains(token) {
                let made = answer(&Inputs { changes: &[] }.call(name, "en"));
                call = call.replace(token, &made["answer"].to_string());
            }
        }
        let end = format!(", \"lang\": \"{lang}\" }}");
        call.trim_end()
            .strip_suffix('}')
            .map_or_else(String::new, |open| open.trim_end().to_owned() + &end)
    }
}

/// An answer; that of a register laid over another is given with that one.
fn answer(call: &str) -> Value {
    let text = if call.contains("over,") {
        let under = include_bytes!("register.csv");
        let under = osuus::municipality::Register::from_csv(under).unwrap();
        osuus::call::json_with(call, &under)
    } else {
        osuus::call::json(call)
    };
    serde_json::from_str(&text).unwrap()
}

/// What is told of the inputs of an example, as they should be or as they are wrong.
pub fn told(example: &Example, wrong: bool, lang: &str) -> Vec<Told> {
    let changes = if wrong { example.changes.as_slice() } else { &[] };
    let answer = answer(&Inputs { changes }.call(example.call, lang));
    let document = &answer["answer"];
    let lists = ["diagnostics", "warnings"].map(|name| document[name].as_array());
    let list = lists.into_iter().flatten().next().cloned().unwrap_or_default();
    let say =
        |one: &Value, field: &str| one[field].as_str().unwrap_or_default().to_owned();
    list.iter()
        .map(|one| Told {
            code: say(one, "code"),
            severity: one["severity"].as_str().unwrap_or("warning").to_owned(),
            message: say(one, "message"),
            help: say(one, "help"),
        })
        .collect()
}
