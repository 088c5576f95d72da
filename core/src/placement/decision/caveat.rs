//! What is to be kept in mind with a decision, and what of it is not known.

use jiff::civil::Date;

use crate::format;
use crate::report;
use crate::source::Citation;
use crate::text::Text;

/// What is to be kept in mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caveat {
    /// Deadlines are not moved from holidays.
    Holidays,
    /// The length of the further period.
    Extension,
    /// The application was made before the placement began.
    AppliedBefore,
    /// The application was made too late.
    AppliedLate {
        /// The last day of the placement.
        last: Date,
    },
    /// The application was made outside the first thirty days.
    AppliedOutside,
    /// The application keeps the placement running without an extension.
    RunsOnAlready,
    /// The extension was decided on when the placement had ended.
    ExtendedLate {
        /// The last day of the placement.
        last: Date,
    },
    /// Whether the eighteenth birthday still counts.
    LastDayOfCare,
    /// A birthday without a leap day.
    LeapDay,
    /// The strongest view counts.
    SeveralGuardians,
    /// The view of a child under 12 is ascertained.
    Ascertained {
        /// Whether the child is said to consent or to object.
        said: bool,
    },
    /// No delegation is given.
    NoDelegation,
    /// The municipality's rules are not stated.
    DelegationNotStated {
        /// Where that stands.
        citation: Option<Citation>,
    },
    /// Who chooses the place is not said.
    PlaceNotAgreed,
    /// What cannot wait goes by an emergency placement first.
    UrgentCare,
    /// Prepared as the agreement says of what cannot wait.
    UrgentByRules,
    /// Given, but without a part in this.
    NoPart {
        /// Names of the fields.
        inputs: Vec<&'static str>,
    },
    /// Counties arrange it now.
    County,
    /// The law is told as it reads now.
    Wording,
}

impl Caveat {
    /// As a remark of a report.
    pub(super) fn remark(&self) -> report::Remark {
        let citation = match self {
            Self::DelegationNotStated { citation } => citation.clone(),
            _ => None,
        };
        let remark = report::Remark::new(self.id(), self.text()).cited(citation);
        if self.is_verified() { remark } else { remark.unverified() }
    }

    /// The name in documents.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Holidays => "holidays",
            Self::Extension => "extension",
            Self::AppliedBefore => "applied-before",
            Self::AppliedLate { .. } => "applied-late",
            Self::AppliedOutside => "applied-outside",
            Self::RunsOnAlready => "runs-on-already",
            Self::ExtendedLate { .. } => "extended-late",
            Self::LastDayOfCare => "last-day-of-care",
            Self::LeapDay => "leap-day",
            Self::SeveralGuardians => "several-guardians",
            Self::Ascertained { .. } => "under-12",
            Self::NoDelegation => "no-delegation",
            Self::DelegationNotStated { .. } => "delegation-not-stated",
            Self::PlaceNotAgreed => "place-not-agreed",
            Self::UrgentCare => "urgent-care",
            Self::UrgentByRules => "urgent-by-rules",
            Self::NoPart { .. } => "no-part",
            Self::County => "county",
            Self::Wording => "wording",
        }
    }

    /// Whether a source that was seen says it.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        matches!(
            self,
            Self::AppliedLate { .. }
                | Self::RunsOnAlready
                | Self::NoDelegation
                | Self::DelegationNotStated { .. }
                | Self::PlaceNotAgreed
                | Self::UrgentByRules
                | Self::NoPart { .. }
                | Self::County
        )
    }

    /// In words.
    #[must_use]
    pub fn text(&self) -> Text {
        let [fi, sv, en] = match self {
            Self::Holidays => [
                "määräpäivää ei siirretä, vaikka se olisi pyhä- tai muu vapaapäivä: mistään lähteestä ei ole todettu, siirtyykö se",
                "fristens sista dag flyttas inte även om den är en helgdag",
                "a deadline is not moved, even if it is a holiday",
            ],
            Self::Extension => [
                "jatkoaika on yksi enintään 30 päivän jakso heti edellisen perään",
                "förlängningen är en period på högst 30 dagar genast efter den förra",
                "the extension is one period of at most 30 days right after the first",
            ],
            Self::AppliedBefore => [
                "hakemus tehtiin ennen kuin sijoitus alkoi; pitääkö se sijoituksen voimassa, ei ole tiedossa, joten viimeinen päivä on laskettu ilman sitä",
                "ansökan gjordes innan placeringen började; om den håller placeringen i kraft är inte känt, så sista dagen är räknad utan den",
                "the application was made before the placement began; whether it keeps the placement running is not known, so that the last day is counted without it",
            ],
            Self::AppliedLate { last } => return applied_late(*last),
            Self::AppliedOutside => [
                "hakemusta ei tehty ensimmäisten 30 päivän kuluessa; pitääkö se sijoituksen voimassa jatkoajan jälkeen, ei ole tiedossa",
                "ansökan gjordes inte inom de första 30 dagarna; om den håller placeringen i kraft efter förlängningen är inte känt",
                "the application was not made within the first 30 days; whether it keeps the placement running after the extension is not known",
            ],
            Self::RunsOnAlready => [
                "hakemus tehtiin ensimmäisten 30 päivän kuluessa: sijoitus jatkuu jo sen nojalla ilman jatkoaikaa",
                "ansökan gjordes inom de första 30 dagarna: placeringen fortgår redan med stöd av den utan förlängning",
                "the application was made within the first 30 days: the placement runs on by it, without an extension",
            ],
            Self::ExtendedLate { last } => return extended_late(*last),
            Self::LastDayOfCare => [
                "päivä on 18-vuotissyntymäpäivä; onko se vielä hoitopäivä, ei ole tiedossa",
                "dagen är 18-årsdagen; om den ännu är en vårddag är inte känt",
                "the day is the eighteenth birthday; whether it is still a day in care is not known",
            ],
            Self::LeapDay => [
                "karkauspäivänä syntynyt täyttää vuosia tavallisena vuonna 28.2.",
                "den som är född på skottdagen fyller år den 28.2 ett vanligt år",
                "whoever is born on 29 February becomes a year older on 28 February in a common year",
            ],
            Self::SeveralGuardians => [
                "huoltajista ratkaisee vahvin kanta: vastustus ennen kuulematta jäämistä, ja se ennen suostumusta",
                "av vårdnadshavarna avgör den starkaste ståndpunkten: motstånd före att inte ha hörts, och det före samtycke",
                "of several guardians the strongest view counts: an objection before not being heard, and that before consent",
            ],
            Self::Ascertained { said: false } => [
                "alle 12-vuotiaan lapsen mielipide selvitetään",
                "åsikten hos ett barn under 12 år utreds",
                "the view of a child under 12 is ascertained",
            ],
            Self::Ascertained { said: true } => [
                "alle 12-vuotiaan lapsen kanta ei muuta sitä, kuka päättää; mielipide selvitetään",
                "vad ett barn under 12 år säger ändrar inte vem som beslutar; åsikten utreds",
                "what a child under 12 says does not change who decides; the view is ascertained",
            ],
            Self::NoDelegation => [
                "kuka viranhaltija on, lukee kunnan omissa säännöissä, joita ei ole annettu",
                "vilken tjänsteinnehavare det är står i kommunens egna regler, som inte är givna",
                "which officer that is stands in the municipality's own rules, which are not given",
            ],
            Self::DelegationNotStated { .. } => [
                "sopimuksessa sanotaan, ettei kunnan sääntöä ole ilmoitettu",
                "i avtalet sägs att kommunens regel inte är angiven",
                "the agreement says that the municipality's rule is not stated",
            ],
            Self::PlaceNotAgreed => [
                "kuka valitsee paikan, sovitaan sopimuksessa; tässä siitä ei sanota mitään",
                "vem som väljer platsen sägs i ett avtal; här sägs det inte",
                "who chooses the place is said by an agreement; nothing is said of it here",
            ],
            Self::UrgentCare => [
                "odottamaton tilanne hoidetaan kiireellisellä sijoituksella (38 §): kysy siitä erikseen",
                "det som inte kan vänta sköts genom brådskande placering (38 §): fråga om den särskilt",
                "what cannot wait goes by an emergency placement (section 38): ask for it on its own",
            ],
            Self::UrgentByRules => [
                "valmistelija on se, jonka sopimus nimeää kiireellisiin tapauksiin",
                "den som bereder är den som avtalet nämner för brådskande fall",
                "who prepares is whom the agreement names for urgent cases",
            ],
            Self::NoPart { inputs } => return no_part(inputs),
            Self::County => [
                "1.1.2023 alkaen tehtävä kuuluu hyvinvointialueelle eikä kunnalle",
                "från 1.1.2023 hör uppgiften till välfärdsområdet och inte till kommunen",
                "since 1 January 2023 the task is the wellbeing services county's and not the municipality's",
            ],
            Self::Wording => [
                "laki on kerrottu sellaisena kuin se tunnetaan nyt; ei ole tiedossa, oliko se sama kysyttynä päivänä",
                "lagen återges som den är känd nu; om den löd så den dag som frågan gäller är inte känt",
                "the law is told as it is known now; whether it read so on the day asked for is not known",
            ],
        };
        Text::in_all(fi, sv, en)
    }
}

fn applied_late(last: Date) -> Text {
    Text::each(|lang| {
        let day = format::day(last, lang);
        lang.choose(
            format!("hakemus tehtiin 30 päivän jälkeen, eikä se pitänyt sijoitusta voimassa: se päättyi {day}"),
            format!("ansökan gjordes efter de 30 dagarna och höll inte placeringen i kraft: den upphörde {day}"),
            format!("the application was made after the 30 days and did not keep the placement running: it ended on {day}"),
        )
    })
}

fn extended_late(last: Date) -> Text {
    Text::each(|lang| {
        let day = format::day(last, lang);
        lang.choose(
            format!("jatkosta päätettiin, kun sijoitus oli jo päättynyt {day}; onko se mahdollista, ei ole tiedossa"),
            format!("förlängningen beslutades när placeringen redan hade upphört {day}; om det är möjligt är inte känt"),
            format!("the extension was decided on when the placement had ended on {day}; whether that is possible is not known"),
        )
    })
}

fn no_part(inputs: &[&str]) -> Text {
    let list =
        inputs.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    Text::in_all(
        format!("annettiin, mutta ei vaikuta tähän asiaan: {list}"),
        format!("gavs, men påverkar inte denna sak: {list}"),
        format!("given, but without a part in this matter: {list}"),
    )
}
