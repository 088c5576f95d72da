//! The one list of everything that can be reported, in three languages.

use serde::Serialize;

use crate::text::Lang;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is worked out.
    Error,
    /// Shown beside the result.
    Warning,
}

impl Severity {
    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! catalogue {
    ($($name:ident $severity:ident $code:literal
        en $en:literal $en_help:literal
        fi $fi:literal $fi_help:literal
        sv $sv:literal $sv_help:literal)*) => {
        /// A stable code of something that can be reported.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $en] $name),* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it stands in JSON and in the shell.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// Error or warning.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// The template of the message.
            pub(super) fn message(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => lang.choose($fi, $sv, $en)),* }
            }

            /// The template of the help; empty where the message says all.
            pub(super) fn help(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => lang.choose($fi_help, $sv_help, $en_help)),* }
            }
        }
    };
}

catalogue! {
    // Reading a text at all.
    NotUtf8 Error "not-utf8"
        en "the text is not UTF-8" "save the file as UTF-8"
        fi "teksti ei ole UTF-8-muodossa" "tallenna tiedosto UTF-8-muodossa"
        sv "texten är inte UTF-8" "spara filen som UTF-8"
    TooLarge Error "too-large"
        en "the text has more than {limit} bytes, the most that is read" "check that this is the right file"
        fi "tekstissä on yli {limit} tavua, enempää ei lueta" "tarkista, että tiedosto on oikea"
        sv "texten har mer än {limit} byte, mer läses inte" "kontrollera att det är rätt fil"
    TooDeep Error "too-deep"
        en "tables nest more than {limit} deep" "an agreement needs no more than a handful of levels"
        fi "taulukoita on sisäkkäin yli {limit} tasoa" "sopimus ei tarvitse kuin muutaman tason"
        sv "tabeller ligger i mer än {limit} nivåer" "ett avtal behöver bara några få nivåer"
    Syntax Error "syntax"
        en "this is not {language}: {reason}" "mend the text here; what comes after may be right"
        fi "tämä ei ole kelvollista {language}-tekstiä: {reason}" "korjaa teksti tästä kohdasta"
        sv "detta är inte giltig {language}: {reason}" "rätta texten här"

    // The shape of an agreement.
    UnknownField Error "unknown-field"
        en "unknown field `{name}`" "remove it, or use one of: {allowed}"
        fi "tuntematon kenttä `{name}`" "poista se tai käytä jotakin näistä: {allowed}"
        sv "okänt fält `{name}`" "ta bort det eller använd något av: {allowed}"
    MissingField Error "missing-field"
        en "the field `{name}` is missing" "add `{name}`"
        fi "kenttä `{name}` puuttuu" "lisää `{name}`"
        sv "fältet `{name}` saknas" "lägg till `{name}`"
    DuplicateField Error "duplicate-field"
        en "the field `{name}` stands twice" "keep one of them"
        fi "kenttä `{name}` on kahdesti" "jätä niistä yksi"
        sv "fältet `{name}` finns två gånger" "behåll ett av dem"
    ConflictingFields Error "conflicting-fields"
        en "exactly one of {fields} is wanted" "keep one of them"
        fi "tästä joukosta tarvitaan täsmälleen yksi: {fields}" "jätä niistä yksi"
        sv "exakt ett av {fields} behövs" "behåll ett av dem"
    WrongType Error "wrong-type"
        en "expected {expected}, found {found}" "write {expected} here"
        fi "odotettiin: {expected}, löytyi: {found}" "kirjoita tähän {expected}"
        sv "väntade {expected}, fann {found}" "skriv {expected} här"
    NumberNotText Error "number-not-text"
        en "the decimal {value} is not in quotes" "write it as a text, such as \"0.39\", so that no reader of numbers touches its digits"
        fi "desimaaliluku {value} ei ole lainausmerkeissä" "kirjoita se tekstinä, esimerkiksi \"0.39\", jotta numerot säilyvät täsmälleen"
        sv "decimaltalet {value} står inte inom citattecken" "skriv det som text, till exempel \"0.39\", så att siffrorna bevaras exakt"
    NotADecimal Error "not-a-decimal"
        en "`{value}` is not a decimal" "write digits with an optional sign and point, such as \"12\", \"-3\" or \"0.39\""
        fi "`{value}` ei ole desimaaliluku" "kirjoita numeroita, tarvittaessa etumerkki ja piste, esimerkiksi \"12\", \"-3\" tai \"0.39\""
        sv "`{value}` är inte ett decimaltal" "skriv siffror med eventuellt tecken och punkt, till exempel \"12\", \"-3\" eller \"0.39\""
    Exponent Error "exponent"
        en "`{value}` has an exponent, as floating-point numbers do" "write all the digits, such as \"10\" for 0.1e2"
        fi "luvussa `{value}` on eksponentti kuten liukuluvuissa" "kirjoita kaikki numerot, esimerkiksi \"10\" eikä 0.1e2"
        sv "`{value}` har en exponent som flyttal har" "skriv alla siffror, till exempel \"10\" i stället för 0.1e2"
    TooManyDigits Error "too-many-digits"
        en "`{value}` has more than 28 digits" "no bill needs as many; shorten it"
        fi "luvussa `{value}` on yli 28 numeroa" "mikään lasku ei tarvitse niin montaa; lyhennä lukua"
        sv "`{value}` har fler än 28 siffror" "ingen räkning behöver så många; förkorta talet"
    NotADate Error "not-a-date"
        en "`{value}` is not a day" "write it as \"2002-12-31\""
        fi "`{value}` ei ole päivämäärä" "kirjoita se muodossa \"2002-12-31\""
        sv "`{value}` är inte ett datum" "skriv det som \"2002-12-31\""
    NotAPeriod Error "not-a-period"
        en "`{value}` is not a period" "write 2002, 2002Q1, 2002-03, 2002-03-15 or 2002-03-15/2002-06-30"
        fi "`{value}` ei ole ajanjakso" "kirjoita 2002, 2002Q1, 2002-03, 2002-03-15 tai 2002-03-15/2002-06-30"
        sv "`{value}` är inte en period" "skriv 2002, 2002Q1, 2002-03, 2002-03-15 eller 2002-03-15/2002-06-30"
    NotAnIdentifier Error "not-an-identifier"
        en "`{value}` is not an identifier" "use lower-case letters a-z, digits and hyphens, beginning with a letter, such as \"base-fee\""
        fi "`{value}` ei ole tunniste" "käytä pieniä kirjaimia a-z, numeroita ja yhdysviivoja, ensin kirjain, esimerkiksi \"base-fee\""
        sv "`{value}` är inte en identifierare" "använd små bokstäver a-z, siffror och bindestreck, först en bokstav, till exempel \"base-fee\""
    NotACurrency Error "not-a-currency"
        en "`{value}` is not a currency" "write three capital letters, such as \"EUR\""
        fi "`{value}` ei ole valuutta" "kirjoita kolme isoa kirjainta, esimerkiksi \"EUR\""
        sv "`{value}` är inte en valuta" "skriv tre stora bokstäver, till exempel \"EUR\""
    NotAChoice Error "not-a-choice"
        en "`{value}` is not one of the choices" "write one of: {choices}"
        fi "`{value}` ei ole mikään vaihtoehdoista" "kirjoita jokin näistä: {choices}"
        sv "`{value}` är inte ett av alternativen" "skriv något av: {choices}"
    EmptyText Error "empty-text"
        en "the text is empty" "write it in at least one language"
        fi "teksti on tyhjä" "kirjoita se ainakin yhdellä kielellä"
        sv "texten är tom" "skriv den på åtminstone ett språk"
    EmptyList Error "empty-list"
        en "the list `{name}` is empty" "put at least one entry into it"
        fi "luettelo `{name}` on tyhjä" "lisää siihen ainakin yksi kohta"
        sv "listan `{name}` är tom" "lägg till minst en post"
    BackwardInterval Error "backward-interval"
        en "the last day {to} lies before the first, {from}" "exchange them, or correct one"
        fi "viimeinen päivä {to} on ennen ensimmäistä {from}" "vaihda ne keskenään tai korjaa toinen"
        sv "den sista dagen {to} är före den första {from}" "byt plats på dem eller rätta den ena"
    OverlappingIntervals Error "overlapping-intervals"
        en "this begins on {from}, before the one above has ended on {to}" "let one end the day before the next begins"
        fi "tämä alkaa {from}, ennen kuin edellinen päättyy {to}" "päätä edellinen päivää ennen kuin seuraava alkaa"
        sv "detta börjar {from}, innan det föregående har slutat {to}" "låt det föregående sluta dagen innan nästa börjar"
    NotPositive Error "not-positive"
        en "{value} is not above zero" "write a value above zero"
        fi "{value} ei ole suurempi kuin nolla" "kirjoita nollaa suurempi luku"
        sv "{value} är inte större än noll" "skriv ett värde större än noll"
    BelowZero Error "below-zero"
        en "{value} is below zero" "write zero or more"
        fi "{value} on pienempi kuin nolla" "kirjoita nolla tai enemmän"
        sv "{value} är mindre än noll" "skriv noll eller mer"
    FloorAboveCeiling Error "floor-above-ceiling"
        en "the floor {floor} lies above the ceiling {ceiling}" "exchange them, or correct one"
        fi "alaraja {floor} on ylärajan {ceiling} yläpuolella" "vaihda ne keskenään tai korjaa toinen"
        sv "golvet {floor} ligger över taket {ceiling}" "byt plats på dem eller rätta det ena"

    // What an agreement refers to.
    DuplicateId Error "duplicate-id"
        en "`{id}` stands twice" "every identifier of the agreement names one thing; rename one of the two"
        fi "`{id}` on kahdesti" "jokainen tunniste nimeää yhden asian; vaihda toisen nimi"
        sv "`{id}` finns två gånger" "varje identifierare namnger en sak; byt namn på den ena"
    DuplicateBuyer Error "duplicate-buyer"
        en "the buyer `{code}` is listed twice" "a buyer gets one bill; remove one of the two"
        fi "maksaja `{code}` on luettelossa kahdesti" "maksaja saa yhden laskun; poista toinen"
        sv "betalaren `{code}` finns två gånger i listan" "en betalare får en räkning; ta bort den ena"
    UnknownReference Error "unknown-reference"
        en "`{id}` is not among the {kind}" "known: {known}"
        fi "`{id}` ei ole luettelossa {kind}" "tunnetut: {known}"
        sv "`{id}` finns inte bland {kind}" "kända: {known}"
    MissingWeight Error "missing-weight"
        en "the key gives no weight for the buyer `{code}`" "add buyer = \"{code}\" with its weight; a buyer that pays nothing has \"0\""
        fi "jakoperusteessa ei ole painoa maksajalle `{code}`" "lisää buyer = \"{code}\" painoineen; maksaja, joka ei maksa mitään, saa painon \"0\""
        sv "fördelningsgrunden har ingen vikt för betalaren `{code}`" "lägg till buyer = \"{code}\" med sin vikt; den som inget betalar har \"0\""
    ZeroWeights Error "zero-weights"
        en "the weights of `{charge}` are all zero, so that its pool cannot be shared" "give at least one buyer a weight above zero"
        fi "maksun `{charge}` painot ovat kaikki nollia, joten kustannusta ei voi jakaa" "anna ainakin yhdelle maksajalle nollaa suurempi paino"
        sv "vikterna för `{charge}` är alla noll, så kostnaden kan inte fördelas" "ge minst en betalare en vikt större än noll"
    WrongMeasure Error "wrong-measure"
        en "the measure `{id}` is one of {found}, and {expected} is wanted here" "name another measure, or change its `of`"
        fi "suure `{id}` koskee kohdetta {found}, mutta tässä tarvitaan {expected}" "nimeä toinen suure tai muuta sen `of`-kenttää"
        sv "måttet `{id}` gäller {found}, men här behövs {expected}" "ange ett annat mått eller ändra dess `of`"
    WrongUnit Error "wrong-unit"
        en "`{id}` is in the unit `{found}`, and `{expected}` is wanted" "use a measure in that unit, or correct its unit"
        fi "`{id}` on yksikössä `{found}`, mutta tarvitaan `{expected}`" "käytä sen yksikön suuretta tai korjaa yksikkö"
        sv "`{id}` har enheten `{found}`, men `{expected}` behövs" "använd ett mått i den enheten eller rätta enheten"
    RoundsLinesAndTotal Error "rounding-of-charge"
        en "a charge has its own rounding, but only the totals of this agreement are rounded" "remove the rounding of the charge, or `lines = \"total\"`"
        fi "maksulla on oma pyöristys, mutta sopimuksessa pyöristetään vain loppusummat" "poista maksun pyöristys tai `lines = \"total\"`"
        sv "en avgift har egen avrundning, men i avtalet avrundas bara totalsummorna" "ta bort avgiftens avrundning eller `lines = \"total\"`"

    // The register.
    UnknownMunicipality Error "unknown-municipality"
        en "there was no municipality `{code}` on {date}" "check the code and the day; municipality codes have three digits, such as \"179\""
        fi "kuntaa `{code}` ei ollut {date}" "tarkista koodi ja päivä; kuntakoodissa on kolme numeroa, esimerkiksi \"179\""
        sv "kommunen `{code}` fanns inte {date}" "kontrollera koden och dagen; en kommunkod har tre siffror, till exempel \"179\""
    UnknownRegion Error "unknown-region"
        en "there was no region `{code}` on {date}" "regions of that day: {known}"
        fi "maakuntaa `{code}` ei ollut {date}" "sen päivän maakunnat: {known}"
        sv "landskapet `{code}` fanns inte {date}" "landskap den dagen: {known}"
    UnknownMap Error "unknown-map"
        en "the register has no map of municipalities for {date}" "it has maps for {known}"
        fi "rekisterissä ei ole kuntakarttaa päivälle {date}" "kartat on ajalle {known}"
        sv "registret har ingen kommunkarta för {date}" "kartor finns för {known}"
    UnknownSeries Error "unknown-series"
        en "the register has no series `{id}`" "it has {known}"
        fi "rekisterissä ei ole sarjaa `{id}`" "rekisterissä on {known}"
        sv "registret har ingen serie `{id}`" "registret har {known}"
    NoFigure Error "no-figure"
        en "the series `{series}` has no figure for {date}, needed by `{measure}` for {period}" "it has figures for {known}; bill another year, or give `{measure}` as facts"
        fi "sarjassa `{series}` ei ole lukua päivälle {date}, jota `{measure}` tarvitsee jaksolle {period}" "sarjassa on luvut päiville {known}; laskuta toinen vuosi tai anna `{measure}` tietoina"
        sv "serien `{series}` har inget värde för {date}, som `{measure}` behöver för {period}" "den har värden för {known}; fakturera ett annat år eller ge `{measure}` som uppgifter"
    UnlikeBorders Error "unlike-borders"
        en "the series `{series}` of {date} is drawn on the borders of {borders}, the buyers on those of {on}" "choose a series on the borders of the buyers; figures on unlike borders are not compared"
        fi "sarja `{series}` päivältä {date} on vuoden {borders} rajoilla, maksajat päivän {on} rajoilla" "valitse sarja, joka on maksajien rajoilla; eri rajojen lukuja ei verrata"
        sv "serien `{series}` för {date} följer gränserna {borders}, betalarna gränserna {on}" "välj en serie på betalarnas gränser; värden på olika gränser jämförs inte"

    // The period.
    NotAYear Error "not-a-year"
        en "{period} is not a calendar year" "bill a whole year, such as 2002"
        fi "{period} ei ole kalenterivuosi" "laskuta kokonainen vuosi, esimerkiksi 2002"
        sv "{period} är inte ett kalenderår" "fakturera ett helt år, till exempel 2002"
    OutsideTerm Error "outside-term"
        en "the agreement holds {term}, and {period} lies outside" "the years of its term: {years}"
        fi "sopimus on voimassa {term}, eikä {period} kuulu siihen" "sopimuksen vuodet: {years}"
        sv "avtalet gäller {term}, och {period} ligger utanför" "avtalets år: {years}"
    Ended Error "ended"
        en "`{id}` ended on {date}; it says nothing for {period}" "add what holds from the next day, or state after = \"hold\""
        fi "`{id}` päättyi {date}; se ei kerro mitään jaksosta {period}" "lisää seuraavasta päivästä voimassa oleva tai kirjoita after = \"hold\""
        sv "`{id}` slutade {date}; det säger inget om {period}" "lägg till det som gäller från nästa dag eller skriv after = \"hold\""
    NotYet Error "not-yet"
        en "`{id}` begins on {date}; it says nothing for {period}" "add what held before that day"
        fi "`{id}` alkaa {date}; se ei kerro mitään jaksosta {period}" "lisää sitä ennen voimassa ollut"
        sv "`{id}` börjar {date}; det säger inget om {period}" "lägg till det som gällde före den dagen"
    Changes Error "changes"
        en "`{id}` changes on {date}, inside {period}" "one price or amount must hold for the whole of {period}"
        fi "`{id}` muuttuu {date}, kesken jakson {period}" "yhden hinnan tai summan pitää olla voimassa koko jakson {period}"
        sv "`{id}` ändras {date}, inom {period}" "ett pris eller belopp måste gälla hela {period}"

    // Facts.
    MissingColumn Error "missing-column"
        en "the facts have no column `{name}`" "the first line must read: buyer,measure,period,value"
        fi "tiedoissa ei ole saraketta `{name}`" "ensimmäisen rivin pitää olla: buyer,measure,period,value"
        sv "uppgifterna saknar kolumnen `{name}`" "första raden måste vara: buyer,measure,period,value"
    UnknownColumn Error "unknown-column"
        en "the facts have a column `{name}` that is not known" "columns are: {allowed}"
        fi "tiedoissa on tuntematon sarake `{name}`" "sarakkeet ovat: {allowed}"
        sv "uppgifterna har en okänd kolumn `{name}`" "kolumnerna är: {allowed}"
    RaggedRow Error "ragged-row"
        en "this row has {found} fields, the first line {expected}" "give every row the same number of fields"
        fi "rivillä on {found} kenttää, ensimmäisellä rivillä {expected}" "anna joka riville yhtä monta kenttää"
        sv "raden har {found} fält, första raden {expected}" "ge varje rad lika många fält"
    UnknownMeasure Error "unknown-measure"
        en "the agreement has no measure `{id}`" "it has {known}"
        fi "sopimuksessa ei ole suuretta `{id}`" "sopimuksen suureet: {known}"
        sv "avtalet har inget mått `{id}`" "avtalets mått: {known}"
    UnknownBuyer Error "unknown-buyer"
        en "`{code}` is not a buyer of this agreement" "buyers: {known}"
        fi "`{code}` ei ole tämän sopimuksen maksaja" "maksajat: {known}"
        sv "`{code}` är inte en betalare i detta avtal" "betalare: {known}"
    FactOfAgreement Error "fact-of-agreement"
        en "`{measure}` is one figure of the whole agreement, and this row names the buyer `{code}`" "leave the buyer empty"
        fi "`{measure}` on koko sopimuksen luku, mutta rivillä on maksaja `{code}`" "jätä maksaja tyhjäksi"
        sv "`{measure}` är ett tal för hela avtalet, men raden har betalaren `{code}`" "lämna betalaren tom"
    FactWithoutBuyer Error "fact-without-buyer"
        en "`{measure}` is a figure of each buyer, and this row names none" "write the code of the buyer"
        fi "`{measure}` on maksajakohtainen luku, mutta rivillä ei ole maksajaa" "kirjoita maksajan koodi"
        sv "`{measure}` är ett tal för varje betalare, men raden har ingen" "skriv betalarens kod"
    FactsOverlap Error "facts-overlap"
        en "two facts of `{measure}` for {who} overlap: {first} and {second}" "keep one of them; facts of parts of a period are added up"
        fi "kaksi tietoa suureesta `{measure}` ({who}) menee päällekkäin: {first} ja {second}" "jätä niistä yksi; jakson osien tiedot lasketaan yhteen"
        sv "två uppgifter om `{measure}` för {who} överlappar: {first} och {second}" "behåll en av dem; uppgifter om delar av en period summeras"
    FactStraddles Error "fact-straddles"
        en "the fact of `{measure}` for {who} covers {period}, which reaches over the edge of {billed}" "divide it at the edge of {billed}"
        fi "tieto suureesta `{measure}` ({who}) kattaa jakson {period}, joka ylittää jakson {billed} rajan" "jaa se jakson {billed} rajalla"
        sv "uppgiften om `{measure}` för {who} täcker {period}, som går över gränsen för {billed}" "dela den vid gränsen för {billed}"
    MissingFact Error "missing-fact"
        en "no fact says `{measure}` of {who} in {period}" "add a row `{row}`"
        fi "mikään tieto ei kerro suuretta `{measure}` ({who}) jaksolla {period}" "lisää rivi `{row}`"
        sv "ingen uppgift anger `{measure}` för {who} i {period}" "lägg till raden `{row}`"
    NegativeFact Error "negative-fact"
        en "{measure} of {who} is {value}; a quantity is not below zero" "correct the value"
        fi "{measure} ({who}) on {value}; määrä ei voi olla alle nollan" "korjaa arvo"
        sv "{measure} för {who} är {value}; en mängd är inte under noll" "rätta värdet"
    FractionRefused Error "fraction-refused"
        en "{measure} of {who} is {value}; the agreement does not say how parts of a {unit} are billed" "give whole numbers only"
        fi "{measure} ({who}) on {value}; sopimus ei kerro, miten osat laskutetaan (yksikkö: {unit})" "anna vain kokonaislukuja"
        sv "{measure} för {who} är {value}; avtalet säger inte hur delar faktureras (enhet: {unit})" "ange bara heltal"
    WrongName Error "wrong-name"
        en "the buyer `{code}` is {expected}, and this row calls it `{found}`" "correct the code or the name"
        fi "maksaja `{code}` on {expected}, mutta rivillä nimi on `{found}`" "korjaa koodi tai nimi"
        sv "betalaren `{code}` är {expected}, men raden kallar den `{found}`" "rätta koden eller namnet"

    // Working it out.
    OutOfReach Error "out-of-reach"
        en "the pool of `{charge}`, {whole}, is out of reach: floors add up to {floors}, ceilings to {ceilings}; binding: {binding}" "change the pool, the floor or the ceiling"
        fi "maksun `{charge}` jaettava kustannus {whole} on rajojen ulkopuolella: alarajat yhteensä {floors}, ylärajat {ceilings}; sitovat: {binding}" "muuta jaettavaa kustannusta, alarajaa tai ylärajaa"
        sv "kostnaden för `{charge}`, {whole}, ligger utanför gränserna: golven är sammanlagt {floors}, taken {ceilings}; bindande: {binding}" "ändra kostnaden, golvet eller taket"
    NoRoom Error "no-room"
        en "no multiple of the rounding unit lies between floor and ceiling of `{charge}` for `{code}`" "move the floor, the ceiling or the unit"
        fi "maksun `{charge}` alarajan ja ylärajan välissä ei ole pyöristysyksikön monikertaa maksajalle `{code}`" "muuta alarajaa, ylärajaa tai yksikköä"
        sv "ingen multipel av avrundningsenheten ligger mellan golv och tak för `{charge}` hos `{code}`" "flytta golvet, taket eller enheten"
    BoundedNegative Error "bounded-negative"
        en "the pool of `{charge}` is {whole}; floors and ceilings go with a pool that is not negative" "remove the bounds, or correct the pool"
        fi "maksun `{charge}` jaettava kustannus on {whole}; rajat sopivat vain ei-negatiiviseen kustannukseen" "poista rajat tai korjaa kustannus"
        sv "kostnaden för `{charge}` är {whole}; gränser gäller bara en kostnad som inte är negativ" "ta bort gränserna eller rätta kostnaden"
    Internal Error "internal"
        en "a defect of the library, not of your input: {what}" "nothing was billed; please report it with the agreement and the facts"
        fi "kirjaston virhe, ei syötteen: {what}" "mitään ei laskutettu; ilmoita siitä sopimuksen ja tietojen kanssa"
        sv "ett fel i biblioteket, inte i dina uppgifter: {what}" "inget fakturerades; anmäl det med avtalet och uppgifterna"

    // Calls.
    BadCall Error "bad-call"
        en "the call cannot be read: {reason}" "docs/json.md lists the calls"
        fi "kutsua ei voi lukea: {reason}" "kutsut on kuvattu tiedostossa docs/json.md"
        sv "anropet kan inte läsas: {reason}" "docs/json.md beskriver anropen"
    UnknownAgreement Error "unknown-agreement"
        en "there is no embedded agreement `{id}`" "embedded: {known}"
        fi "sisäänrakennettua sopimusta `{id}` ei ole" "sisäänrakennetut: {known}"
        sv "det finns inget inbyggt avtal `{id}`" "inbyggda: {known}"

    More Warning "more"
        en "{count} more are not shown here" "mend these first; --format json lists all"
        fi "lisäksi {count}, joita ei näytetä tässä" "korjaa nämä ensin; --format json luettelee kaikki"
        sv "ytterligare {count} som inte visas här" "rätta dessa först; --format json räknar upp alla"

    // Reservations.
    Note Warning "note"
        en "{text}" ""
        fi "{text}" ""
        sv "{text}" ""
    PrintedTotal Warning "printed-total"
        en "{name}: the parts add up to {computed}, but {printed} is printed; the difference is {difference}" ""
        fi "{name}: osien summa on {computed}, mutta painettuna on {printed}; ero on {difference}" ""
        sv "{name}: delarna är sammanlagt {computed}, men {printed} är tryckt; skillnaden är {difference}" ""
    FactOverRegister Warning "fact-over-register"
        en "{measure} of {who} is taken from the facts, {value}, in place of the register" ""
        fi "{measure} ({who}) on otettu tiedoista, {value}, rekisterin sijasta" ""
        sv "{measure} för {who} är hämtad från uppgifterna, {value}, i stället för registret" ""
}
