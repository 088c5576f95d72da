//! What people call the steps that a word is made of.

/// What a step is for the charge that it works for, in Finnish, Swedish and English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label(pub [&'static str; 3]);

impl Label {
    pub const COUNTED: Self =
        Self(["laskutusyksiköt", "debiteringsenheter", "billable units"]);
    pub const CONTRACTED: Self = Self([
        "vähintään sovittu määrä",
        "minst den avtalade mängden",
        "at least the contracted quantity",
    ]);
    pub const BEYOND_INCLUDED: Self = Self([
        "sisältyvän määrän ylitys",
        "utöver det som ingår",
        "beyond what is included",
    ]);
    pub const CHARGED: Self =
        Self(["laskutettava määrä", "debiterad mängd", "quantity charged"]);
    pub const RATE: Self = Self(["yksikköhinta", "enhetspris", "rate"]);
    pub const INDEXED: Self =
        Self(["indeksillä tarkistettu hinta", "indexjusterat pris", "indexed rate"]);
    pub const NEED: Self =
        Self(["katettava tarve", "behov att täcka", "need to be covered"]);
    pub const ADDED: Self = Self(["lisäyksineen", "med tillägg", "with additions"]);
    pub const NET: Self = Self(["netto", "netto", "net"]);
    pub const BASE: Self = Self(["määrä yhteensä", "mängd totalt", "quantity in all"]);
    pub const RATE_UNROUNDED: Self = Self([
        "pyöristämätön yksikköhinta",
        "oavrundat enhetspris",
        "rate before rounding",
    ]);
    pub const AMOUNT: Self =
        Self(["määrä kertaa hinta", "mängd gånger pris", "quantity times rate"]);
    pub const FACTOR: Self =
        Self(["hinnan kerroin", "prisets faktor", "factor of the price"]);
    pub const FOR_OTHERS: Self = Self(["kertoimella", "med faktor", "with the factor"]);
    pub const STATED: Self =
        Self(["sovittu kustannus", "avtalad kostnad", "stated cost"]);
    pub const SUM_OF_CHARGE: Self =
        Self(["muu maksu yhteensä", "annan avgift totalt", "another charge in all"]);
    pub const FUNDED: Self =
        Self(["rahoittajien jälkeen", "efter finansiärerna", "after the funders"]);
    pub const KEY: Self = Self(["jakoperuste", "fördelningsnyckel", "key"]);
    pub const KEY_OF_MEMBERS: Self = Self([
        "jakoperuste jäsenyysajalta",
        "nyckel för medlemstiden",
        "key for the time of membership",
    ]);
    pub const USED: Self = Self(["määrä", "mängd", "quantity"]);
    pub const POINTS: Self = Self(["pisteet", "poäng", "points"]);
    pub const PART_OF_KEY: Self =
        Self(["jakoperusteen osa", "del av nyckeln", "part of the key"]);
    pub const PARTICIPANTS: Self = Self(["osallistujat", "deltagare", "participants"]);
    pub const AREA_WEIGHTS: Self =
        Self(["alueiden painot", "områdenas vikter", "weights of areas"]);
    pub const AREA_SHARES: Self =
        Self(["alueiden osuudet", "områdenas andelar", "shares of areas"]);
    pub const SHARE: Self = Self(["osuus", "andel", "share"]);
    pub const BELOW: Self = Self([
        "osuus ilman vähimmäismäärää",
        "andel utan minimum",
        "share without the minimum",
    ]);
    pub const FIXED: Self = Self(["vähimmäismäärä", "minimum", "fixed at the minimum"]);
    pub const EXCESS: Self =
        Self(["rajan ylittävä osa", "del över gränsen", "part above the threshold"]);
    pub const POOLED: Self = Self(["tasattava osa", "del som utjämnas", "pooled part"]);
    pub const POOL_SUM: Self =
        Self(["tasattavat yhteensä", "att utjämna totalt", "pooled in all"]);
    pub const PAID: Self = Self(["maksettava", "att betala", "to pay"]);
    pub const RECEIVED: Self = Self(["saatava", "att få", "to receive"]);
    pub const BALANCE: Self = Self([
        "maksettava vähennettynä saatavalla",
        "att betala minus att få",
        "to pay less to receive",
    ]);
    pub const BEFORE: Self =
        Self(["edellisen vuoden maksu", "föregående års avgift", "last year's amount"]);
    pub const COUNTING: Self = Self([
        "muutoksesta luetaan",
        "del av ändringen",
        "part of the change that counts",
    ]);
    pub const PHASED_IN: Self =
        Self(["siirtymäkauden maksu", "avgift under övergången", "in the transition"]);
    pub const LIMIT: Self = Self(["raja", "gräns", "limit"]);
    pub const AT_MOST: Self =
        Self(["enintään raja", "högst gränsen", "at most the limit"]);
    pub const AT_LEAST: Self =
        Self(["vähintään raja", "minst gränsen", "at least the limit"]);
    pub const PRORATED: Self =
        Self(["jäsenyysajalta", "för medlemstiden", "for the time of membership"]);
    pub const DIFFERENCE: Self = Self(["muutos", "ändring", "change"]);
    pub const SLIDE: Self = Self(["liukuva paino", "glidande vikt", "sliding weight"]);
    pub const WEIGHT: Self = Self(["paino", "vikt", "weight"]);
    pub const YEARS: Self = Self(["vuosina", "i år räknat", "in years"]);
}
