//! What people call the steps that a word is made of.

/// What a step is for the charge that it works for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Counted,
    Contracted,
    BeyondIncluded,
    Charged,
    Rate,
    Indexed,
    Need,
    Added,
    Net,
    Base,
    RateUnrounded,
    Amount,
    Factor,
    ForOthers,
    Stated,
    SumOfCharge,
    Funded,
    Key,
    KeyOfMembers,
    Used,
    Points,
    PartOfKey,
    Participants,
    AreaWeights,
    AreaShares,
    Share,
    Below,
    Fixed,
    FixedSum,
    RestToShare,
    Excess,
    Pooled,
    PoolSum,
    Paid,
    Received,
    Balance,
    Before,
    Counting,
    PhasedIn,
    Limit,
    AtMost,
    AtLeast,
    Prorated,
    Difference,
    Slide,
    Weight,
    Years,
}

impl Label {
    /// In Finnish, Swedish and English.
    pub fn texts(self) -> [&'static str; 3] {
        match self {
            Self::Counted => ["laskutusyksiköt", "debiteringsenheter", "billable units"],
            Self::Contracted => [
                "vähintään sovittu määrä",
                "minst den avtalade mängden",
                "at least the contracted quantity",
            ],
            Self::BeyondIncluded => {
                ["sisältyvän määrän ylitys", "utöver det som ingår", "beyond what is included"]
            }
            Self::Charged => ["laskutettava määrä", "debiterad mängd", "quantity charged"],
            Self::Rate => ["yksikköhinta", "enhetspris", "rate"],
            Self::Indexed => ["indeksillä tarkistettu hinta", "indexjusterat pris", "indexed rate"],
            Self::Need => ["katettava tarve", "behov att täcka", "need to be covered"],
            Self::Added => ["lisäyksineen", "med tillägg", "with additions"],
            Self::Net => ["netto", "netto", "net"],
            Self::Base => ["määrä yhteensä", "mängd totalt", "quantity in all"],
            Self::RateUnrounded => {
                ["pyöristämätön yksikköhinta", "oavrundat enhetspris", "rate before rounding"]
            }
            Self::Amount => ["määrä kertaa hinta", "mängd gånger pris", "quantity times rate"],
            Self::Factor => ["hinnan kerroin", "prisets faktor", "factor of the price"],
            Self::ForOthers => ["kertoimella", "med faktor", "with the factor"],
            Self::Stated => ["sovittu kustannus", "avtalad kostnad", "stated cost"],
            Self::SumOfCharge => ["muu maksu yhteensä", "annan avgift totalt", "another charge in all"],
            Self::Funded => ["rahoittajien jälkeen", "efter finansiärerna", "after the funders"],
            Self::Key => ["jakoperuste", "fördelningsnyckel", "key"],
            Self::KeyOfMembers => {
                ["jakoperuste jäsenyysajalta", "nyckel för medlemstiden", "key for the time of membership"]
            }
            Self::Used => ["käyttö", "användning", "use"],
            Self::Points => ["pisteet", "poäng", "points"],
            Self::PartOfKey => ["jakoperusteen osa", "del av nyckeln", "part of the key"],
            Self::Participants => ["osallistujat", "deltagare", "participants"],
            Self::AreaWeights => ["alueiden painot", "områdenas vikter", "weights of areas"],
            Self::AreaShares => ["alueiden osuudet", "områdenas andelar", "shares of areas"],
            Self::Share => ["osuus", "andel", "share"],
            Self::Below => ["osuus ilman vähimmäismäärää", "andel utan minimum", "share without the minimum"],
            Self::Fixed => ["vähimmäismäärä", "minimum", "fixed at the minimum"],
            Self::FixedSum => ["vähimmäismäärät yhteensä", "minimum totalt", "minimums in all"],
            Self::RestToShare => ["muiden jaettava", "att fördela på övriga", "left to the others"],
            Self::Excess => ["rajan ylittävä osa", "del över gränsen", "part above the threshold"],
            Self::Pooled => ["tasattava osa", "del som utjämnas", "pooled part"],
            Self::PoolSum => ["tasattavat yhteensä", "att utjämna totalt", "pooled in all"],
            Self::Paid => ["maksettava", "att betala", "to pay"],
            Self::Received => ["saatava", "att få", "to receive"],
            Self::Balance => ["maksettava vähennettynä saatavalla", "att betala minus att få", "to pay less to receive"],
            Self::Before => ["edellisen vuoden maksu", "föregående års avgift", "last year's amount"],
            Self::Counting => ["muutoksesta luetaan", "del av ändringen", "part of the change that counts"],
            Self::PhasedIn => ["siirtymäkauden maksu", "avgift under övergången", "in the transition"],
            Self::Limit => ["raja", "gräns", "limit"],
            Self::AtMost => ["enintään raja", "högst gränsen", "at most the limit"],
            Self::AtLeast => ["vähintään raja", "minst gränsen", "at least the limit"],
            Self::Prorated => ["jäsenyysajalta", "för medlemstiden", "for the time of membership"],
            Self::Difference => ["muutos", "ändring", "change"],
            Self::Slide => ["liukuva paino", "glidande vikt", "sliding weight"],
            Self::Weight => ["paino", "vikt", "weight"],
            Self::Years => ["vuosina", "i år räknat", "in years"],
        }
    }
}
