//! The words of a decision: its verdict, who decides, what the child may do.

use super::{Decider, Verdict, Voice};
use crate::text::Text;

/// A section of the Child Welfare Act, and perhaps a subsection.
pub(super) fn act(section: &str, subsection: Option<u8>) -> Text {
    let moment = subsection.map_or_else(String::new, |number| format!(" {number} mom."));
    let sub =
        subsection.map_or_else(String::new, |number| format!(", subsection {number}"));
    Text::in_all(
        format!("lastensuojelulaki (417/2007) {section} §{moment}"),
        format!("barnskyddslagen (417/2007) {section} §{moment}"),
        format!("Child Welfare Act (417/2007), section {section}{sub}"),
    )
}

impl Verdict {
    /// The name in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Open => "open",
            Self::NotPossible => "not-possible",
        }
    }

    /// In words.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Told => [
                "annetuilla tiedoilla selvä",
                "klart av det som är känt",
                "told by what is known",
            ],
            Self::Open => [
                "avoin: tietoja puuttuu",
                "öppet: uppgifter saknas",
                "open: something is not known",
            ],
            Self::NotPossible => {
                ["ei mahdollinen näin", "inte möjligt så", "not possible so"]
            }
        };
        Text::in_all(fi, sv, en)
    }
}

impl Decider {
    /// The name in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DelegatedOfficer => "delegated-officer",
            Self::AuthorisedOfficer => "authorised-officer",
            Self::LeadingOfficer => "leading-officer",
            Self::Court => "administrative-court",
            Self::ResponsibleWorker => "responsible-worker",
        }
    }

    /// In words.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::DelegatedOfficer => [
                "viranhaltija, jolle kunta on siirtänyt päätösvallan",
                "den tjänsteinnehavare som kommunen har delegerat beslutet till",
                "the officer to whom the municipality has delegated the decision",
            ],
            Self::AuthorisedOfficer => [
                "lastensuojelulain 13 §:n 2–3 momentissa tarkoitettu viranhaltija",
                "en tjänsteinnehavare enligt 13 § 2–3 mom. i barnskyddslagen",
                "an officer under section 13, subsections 2–3 of the Child Welfare Act",
            ],
            Self::LeadingOfficer => [
                "sosiaalihuollon johtava viranhaltija",
                "den ledande tjänsteinnehavaren inom socialvården",
                "the leading officer of social care",
            ],
            Self::Court => [
                "hallinto-oikeus sosiaalihuollon johtavan viranhaltijan hakemuksesta",
                "förvaltningsdomstolen på ansökan av den ledande tjänsteinnehavaren inom socialvården",
                "the administrative court, on the application of the leading officer of social care",
            ],
            Self::ResponsibleWorker => [
                "lapsen asioista vastaava sosiaalityöntekijä",
                "den socialarbetare som ansvarar för barnets angelägenheter",
                "the social worker responsible for the child",
            ],
        };
        Text::in_all(fi, sv, en)
    }
}

impl Voice {
    /// The name in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Own => "consent-and-object",
            Self::Ascertained => "view-ascertained",
        }
    }

    /// In words.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Own => [
                "12 vuotta täyttänyt voi suostua ja vastustaa, kun laki kysyy suostumusta",
                "den som fyllt 12 år kan samtycka och motsätta sig när lagen frågar efter samtycke",
                "a child of 12 or over can consent and object where the law asks for consent",
            ],
            Self::Ascertained => [
                "alle 12-vuotias ei voi suostua eikä vastustaa; lapsen mielipide selvitetään",
                "den som är under 12 år kan inte samtycka eller motsätta sig; barnets åsikt utreds",
                "a child under 12 can neither consent nor object; the child's view is ascertained",
            ],
        };
        Text::in_all(fi, sv, en)
    }
}
