//! What is lacking for a decision, and why one is not possible.

use crate::text::Text;

/// What would have to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The day of the decision.
    On,
    /// The day of actual placement.
    Placed,
    /// The day of the decision on the emergency placement.
    Emergency,
    /// What the guardians say.
    Guardians,
    /// What the child says.
    Child,
    /// How old the child is.
    Age,
    /// What the child is placed for.
    Purpose,
    /// An agreement that says it.
    Agreement,
    /// The municipality.
    Municipality,
    /// The municipality's own rules.
    Delegation,
}

/// Why it is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A guardian does not consent.
    GuardianConsent,
    /// The child, 12 or over, does not consent.
    ChildConsent,
    /// Nothing for which a child is placed alone.
    Purpose,
    /// The child is of age.
    OfAge,
}

impl Lack {
    /// The field of the call that would say it.
    #[must_use]
    pub fn input(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Placed => "placed",
            Self::Emergency => "emergency",
            Self::Guardians => "guardians",
            Self::Child => "child",
            Self::Age => "born",
            Self::Purpose => "purpose",
            Self::Agreement => "agreement",
            Self::Municipality => "municipality",
            Self::Delegation => "delegations",
        }
    }

    /// What it is, in words.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::On => ["päätöksen päivä", "beslutets dag", "the day of the decision"],
            Self::Placed => [
                "päivä, jona lapsi tosiasiallisesti sijoitettiin",
                "den dag då barnet faktiskt placerades",
                "the day on which the child was in fact placed",
            ],
            Self::Emergency => [
                "kiireellistä sijoitusta koskevan päätöksen päivä",
                "dagen för beslutet om brådskande placering",
                "the day of the decision on the emergency placement",
            ],
            Self::Guardians => [
                "mitä kukin huoltaja sanoo, tai ettei häntä ole kuultu",
                "vad varje vårdnadshavare säger, eller att den inte har hörts",
                "what each guardian says, or that one has not been heard",
            ],
            Self::Child => [
                "mitä lapsi sanoo, tai ettei häntä ole kuultu",
                "vad barnet säger, eller att barnet inte har hörts",
                "what the child says, or that the child has not been heard",
            ],
            Self::Age => [
                "lapsen syntymäpäivä tai ikä",
                "barnets födelsedag eller ålder",
                "the child's day of birth, or age",
            ],
            Self::Purpose => [
                "mitä varten lapsi sijoitetaan yksin, tai että sijoitus on yhdessä vanhemman kanssa",
                "för vad barnet placeras ensamt, eller att placeringen sker tillsammans med en förälder",
                "what the child is placed alone for, or that it is placed together with a parent",
            ],
            Self::Agreement => [
                "sopimus, joka sanoo, kuka valitsee paikan",
                "ett avtal som säger vem som väljer platsen",
                "an agreement that says who chooses the place",
            ],
            Self::Municipality => [
                "kunta, jonka päätösvallan siirroista on kyse",
                "den kommun vars delegering det gäller",
                "the municipality whose delegation is asked for",
            ],
            Self::Delegation => [
                "kunnan sääntö siitä, kuka viranhaltija päättää",
                "kommunens regel om vilken tjänsteinnehavare som beslutar",
                "the municipality's rule on which officer decides",
            ],
        };
        Text::in_all(fi, sv, en)
    }
}

impl Reason {
    /// The name in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GuardianConsent => "guardian-consent",
            Self::ChildConsent => "child-consent",
            Self::Purpose => "purpose",
            Self::OfAge => "of-age",
        }
    }

    /// In words.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::GuardianConsent => [
                "sijoitus avohuollon tukitoimena vaatii huoltajan suostumuksen, jota ei ole",
                "en placering inom öppenvården kräver vårdnadshavarens samtycke, som saknas",
                "a placement in open care needs the guardian's consent, which is not there",
            ],
            Self::ChildConsent => [
                "sijoitus avohuollon tukitoimena vaatii 12 vuotta täyttäneen lapsen suostumuksen, jota ei ole",
                "en placering inom öppenvården kräver samtycke av ett barn som fyllt 12 år, och det saknas",
                "a placement in open care needs the consent of a child of 12 or over, which is not there",
            ],
            Self::Purpose => [
                "lapsi voidaan sijoittaa avohuollossa yksin vain tuen tarpeen arvioimiseksi, kuntoutukseen tai väliaikaiseen huolenpitoon",
                "ett barn kan inom öppenvården placeras ensamt bara för bedömning, rehabilitering eller tillfällig vård",
                "in open care a child is placed alone only to assess, to rehabilitate or for temporary care",
            ],
            Self::OfAge => [
                "18 vuotta täyttänyt ei ole enää lapsi: sijaishuolto on päättynyt, ja jälkihuolto seuraa",
                "den som fyllt 18 år är inte längre ett barn: vården utom hemmet har upphört och eftervård följer",
                "at 18 one is no child any more: substitute care has ended, and after-care follows",
            ],
        };
        Text::in_all(fi, sv, en)
    }
}
