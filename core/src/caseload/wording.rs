//! What reports of caseloads say, in three languages.

use jiff::civil::Date;

use super::PartTime;
use crate::exact::Exact;
use crate::format;
use crate::report::{Cell, Remark};
use crate::rounding::Mode;
use crate::source::{Citation, Source};
use crate::text::{Lang, Text};

macro_rules! headings {
    ($($name:ident $fi:literal $sv:literal $en:literal)*) => {
        /// Columns and named values.
        #[derive(Clone, Copy)]
        pub(super) enum Heading { $($name),* }

        pub(super) fn heading(heading: Heading) -> Text {
            match heading { $(Heading::$name => Text::in_all($fi, $sv, $en)),* }
        }
    };
}

headings! {
    On "päivä" "dag" "day"
    Cap "enintään asiakkaita" "högst så många klienter" "most clients"
    Verdict "arvio" "omdöme" "verdict"
    Workers "työntekijöitä" "arbetare" "workers"
    OverCap "työntekijöitä yli rajan" "arbetare över gränsen" "workers over the cap"
    ClientsOver "asiakkaita yli rajan" "klienter över gränsen" "clients over the cap"
    RoomInAll "tilaa yhteensä" "plats för sammanlagt" "room in all for"
    Clients "asiakkaita 0–17 v" "klienter 0–17 år" "clients of 0–17"
    ClientsNow "asiakkaita nyt" "klienter nu" "clients now"
    Waiting "vailla työntekijää" "utan arbetare" "without a worker"
    Adults "aikuisia, ei lasketa" "vuxna, räknas inte" "adults, not counted"
    Posts "virkoja" "tjänster" "posts"
    Average "asiakkaita virkaa kohti" "klienter per tjänst" "clients a post"
    PostsNeeded "virkoja vähintään" "tjänster minst" "posts at least"
    PostsApart "erikseen" "för sig" "counted apart"
    Worker "työntekijä" "arbetare" "worker"
    Team "tiimi" "team" "team"
    Area "alue" "område" "area"
    Open "avohuolto" "öppenvård" "open care"
    Substitute "sijaishuolto" "vård utom hemmet" "substitute care"
    AfterCare "jälkihuolto" "eftervård" "after-care"
    Room "tilaa" "plats för" "room for"
    Over "yli" "över" "over by"
    Form "muoto" "form" "form"
    Of "ryhmä" "grupp" "group"
    What "mikä" "vad" "what"
    APost "viran kustannus vuodessa" "en tjänst kostar per år" "a post costs a year"
    Cost "kustannus" "kostnad" "cost"
    Payer "maksaja" "betalare" "payer"
    Measure "suure" "mått" "measure"
    Period "jakso" "period" "period"
    Value "arvo" "värde" "value"
    WorkingDays "työpäiviä vuodessa" "arbetsdagar per år" "working days a year"
    WorkingHours "työtunteja vuodessa" "arbetstimmar per år" "working hours a year"
    CategoryFactor "kaikkien muun työn kerroin" "faktor för allas övriga arbete" "category allowance factor"
    IndividualFactor "joidenkin muun työn tarve" "behov för vissas övriga arbete" "individual allowance factor"
    StaffRequired "tarve työajan mukaan, tarkka" "behov enligt arbetstid, exakt" "staff by working time, exact"
    PostsByTime "virkoja työajan mukaan" "tjänster enligt arbetstid" "posts by working time"
    TimeDifference "virkoja enemmän kuin työaika vaatii" "tjänster utöver arbetstidens behov" "posts above the need by time"
    TimeRatio "virkojen suhde tarpeeseen" "tjänster i förhållande till behovet" "posts to need by time"
    PostsGreater "suurempi kahdesta tarpeesta" "det större av de två behoven" "greater of both needs"
    Activity "työ" "arbete" "work"
    KindOfWork "laji" "slag" "kind"
    Asks "vaatii" "kräver" "asks for"
    Placed "uusia, jotka saavat työntekijän" "nya som får en arbetare" "new clients who get a worker"
    Moves "vaihtaa työntekijää" "byter arbetare" "clients who change worker"
    NotPlaced "vailla paikkaa" "utan plats" "without a place"
    PostsLacking "virkoja puuttuu vähintään" "tjänster som minst saknas" "posts lacking at least"
    From "nyt" "nu" "from"
    To "sitten" "sedan" "to"
    Client "asiakas" "klient" "client"
    PostsThen "virkoja sitten" "tjänster då" "posts then"
    MorePosts "virkoja lisää" "tjänster till" "more posts"
    MoreCost "kustannus lisää" "kostnad till" "more cost"
    Bill "lasku" "räkning" "bill"
    BillThen "lasku sitten" "räkning då" "bill then"
    MoreToPay "maksettavaa lisää" "mer att betala" "more to pay"
    Name "nimi" "namn" "name"
}

pub(super) fn title() -> Text {
    Text::in_all("Asiakasmäärät", "Klientantal", "Caseload")
}

pub(super) fn workers() -> Text {
    Text::in_all("Työntekijät", "Arbetare", "Workers")
}

pub(super) fn forms() -> Text {
    Text::in_all("Asiakkaat muodoittain", "Klienter efter form", "Clients by form")
}

pub(super) fn proposals() -> Text {
    Text::in_all("Ehdotukset", "Förslag", "Proposals")
}

pub(super) fn moved() -> Text {
    Text::in_all("Ehdotukset asiakkaittain", "Förslag per klient", "Proposals by client")
}

pub(super) fn unplaced() -> Text {
    Text::in_all("Vailla paikkaa", "Utan plats", "Without a place")
}

pub(super) fn needed() -> Text {
    Text::in_all("Virkoja vähintään", "Tjänster minst", "Posts at least")
}

pub(super) fn sums() -> Text {
    Text::in_all(
        "Virkoja vähintään, yhteensä",
        "Tjänster minst, sammanlagt",
        "Posts at least, added up",
    )
}

pub(super) fn standards() -> Text {
    Text::in_all(
        "Työ työajan mukaan",
        "Arbete enligt arbetstid",
        "Work by standard times",
    )
}

pub(super) fn costs() -> Text {
    Text::in_all("Virkojen kustannus", "Vad tjänsterna kostar", "What posts cost")
}

pub(super) fn facts() -> Text {
    Text::in_all(
        "Tiedot sopimusta varten",
        "Uppgifter för ett avtal",
        "Facts for an agreement",
    )
}

pub(super) fn next() -> Text {
    Text::in_all("Seuraava asiakas", "Nästa klient", "The next client")
}

pub(super) fn bills() -> Text {
    Text::in_all("Laskut", "Räkningar", "Bills")
}

pub(super) fn minimum() -> Cell {
    Cell::Word(
        "needed",
        Text::in_all("vähintään tarvittavat", "de som minst behövs", "the fewest needed"),
    )
}

pub(super) fn held() -> Cell {
    Cell::Word("held", Text::in_all("nykyiset", "de som finns", "those there are"))
}

pub(super) fn cap(cap: u64) -> Text {
    Text::in_all(
        format!(
            "Yhdellä vastuutyöntekijällä saa olla enintään {cap} lasta asiakkaana; rajalla oleva ei saa uusia"
        ),
        format!(
            "En ansvarig socialarbetare får ha högst {cap} barn som klienter; den som är vid gränsen får inga nya"
        ),
        format!(
            "One responsible worker may have at most {cap} children as clients; whoever is at the cap gets no further ones"
        ),
    )
}

pub(super) fn no_cap(on: Date) -> Text {
    Text::each(|lang| {
        let day = format::day(on, lang);
        lang.choose(
            format!("Päivänä {day} ei ole rajaa: arviota, ehdotuksia ja virkojen vähimmäismäärää ei ole"),
            format!("Den {day} gäller ingen gräns: det finns inget omdöme, inga förslag och inget minsta antal tjänster"),
            format!("No cap holds on {day}: there is no verdict, no proposal and no fewest number of posts"),
        )
    })
}

/// Where it stands who counts.
pub(super) fn who_counts() -> Remark {
    let source = Source {
        id: "stm-413-2021".to_owned(),
        title: "Sosiaali- ja terveysministeriö, tiedote 413/2021".to_owned(),
        publisher: Some("Sosiaali- ja terveysministeriö".to_owned()),
        licence: None,
        url: Some("https://stm.fi/-/lastensuojelun-sosiaalityontekijan-vastuulla-enintaan-30-lasta-vuodesta-2024-alkaen".to_owned()),
    };
    let quote = "Asiakasmäärän rajaus koskee lastensuojelun asiakkuudessa olevia 0–17-vuotiaita lapsia.";
    let cited = Citation { source, quote: Some(quote.to_owned()) };
    Remark::new(
        "who-counts",
        Text::in_all(
            "Lasketaan 0–17-vuotiaat asiakkaat, oli muoto mikä tahansa; aikuisia ei lasketa",
            "Klienter på 0–17 år räknas, oavsett form; vuxna räknas inte",
            "Clients of 0–17 count, whatever the form; adults do not",
        ),
    )
    .cited(Some(cited))
}

pub(super) fn part_time(rule: PartTime) -> Remark {
    let text = match rule {
        PartTime::Down => Text::in_all(
            "Osa-aikaisen raja on raja kertaa viran osa, alaspäin pyöristettynä: tämä on oletus, sillä laki ei tunne osa-aikaisia",
            "Gränsen för en deltidstjänst är gränsen gånger delen, avrundad nedåt: detta är ett antagande, eftersom lagen inte känner deltid",
            "The cap of a part-time post is the cap times the part, rounded down: an assumption, since the law knows none",
        ),
        PartTime::HalfUp => Text::in_all(
            "Osa-aikaisen raja on raja kertaa viran osa, lähimpään pyöristettynä: tämä on oletus, sillä laki ei tunne osa-aikaisia",
            "Gränsen för en deltidstjänst är gränsen gånger delen, avrundad till närmaste: detta är ett antagande, eftersom lagen inte känner deltid",
            "The cap of a part-time post is the cap times the part, to the nearest: an assumption, since the law knows none",
        ),
        PartTime::Up => Text::in_all(
            "Osa-aikaisen raja on raja kertaa viran osa, ylöspäin pyöristettynä: tämä on oletus, sillä laki ei tunne osa-aikaisia",
            "Gränsen för en deltidstjänst är gränsen gånger delen, avrundad uppåt: detta är ett antagande, eftersom lagen inte känner deltid",
            "The cap of a part-time post is the cap times the part, rounded up: an assumption, since the law knows none",
        ),
        PartTime::Whole => Text::in_all(
            "Osa-aikaisella on koko raja: tämä on oletus, sillä laki ei tunne osa-aikaisia",
            "För en deltidstjänst gäller hela gränsen: detta är ett antagande, eftersom lagen inte känner deltid",
            "A part-time post has the whole cap: an assumption, since the law knows none",
        ),
    };
    Remark::new("part-time", text).unverified()
}

/// Why posts and clients that are only counted allow no verdict.
pub(super) fn average(
    minors: u64,
    adults: u64,
    posts: &Exact,
    average: &Exact,
) -> Remark {
    let tenth = Exact::one().divided_by(&Exact::from(10)).unwrap_or_else(Exact::zero);
    let near = Mode::HalfUp.round(average, &tenth);
    let text = Text::each(|lang: Lang| {
        let number = |value: &Exact| format::number(value, 0, lang);
        let (near, posts) = (number(&near), number(posts));
        let (minors, adults) =
            (number(&Exact::count(minors)), number(&Exact::count(adults)));
        lang.choose(
            format!("Keskiarvo ei todista mitään: {minors} asiakasta ja {posts} virkaa on noin {near} asiakasta virkaa kohti, vaikka joku ylittäisi rajan; virkoihin voi kuulua johtavia työntekijöitä ja niitä, joiden asiakkaina on aikuisia ({adults})"),
            format!("Ett medeltal bevisar ingenting: {minors} klienter och {posts} tjänster är ungefär {near} klienter per tjänst, även om någon överskrider gränsen; bland tjänsterna kan finnas ledande arbetare och sådana som har vuxna klienter ({adults})"),
            format!("An average proves nothing: {minors} clients and {posts} posts are about {near} clients a post, even if somebody is over the cap; the posts may include leading workers and those who serve adults ({adults})"),
        )
    });
    Remark::new("average", text)
}

pub(super) fn too_many_to_assign() -> Remark {
    Remark::new(
        "no-proposals",
        Text::in_all(
            "Työntekijöitä ja asiakasryhmiä on liikaa, jotta parasta jakoa haettaisiin; anna vähemmän kerrallaan, esimerkiksi alue",
            "Det finns för många arbetare och grupper av klienter för att söka den bästa fördelningen; ge färre åt gången, till exempel ett område",
            "There are too many workers and kinds of clients to look for the best assignment; give fewer at a time, such as one area",
        ),
    )
}

pub(super) fn internal() -> Remark {
    Remark::new(
        "internal-allocation",
        Text::in_all(
            "Alueet eivät maksa: niiden osuudet ovat sisäinen jako",
            "Områdena betalar inte: deras andelar är en intern fördelning",
            "The areas do not pay: their shares are an internal allocation",
        ),
    )
}

pub(super) fn rounded_by_the_manual() -> Remark {
    let source = Source {
        id: "wisn-2010".to_owned(),
        title: "Workload indicators of staffing need (WISN): user's manual, WHO 2010"
            .to_owned(),
        publisher: Some("World Health Organization".to_owned()),
        licence: None,
        url: None,
    };
    Remark::new(
        "rounding-of-staff",
        Text::in_all(
            "Tarve pyöristetään kokonaisiksi: osa jätetään pois, kun se on enintään 0,1 kutakin kokonaista kohti, viidestä alkaen enintään 0,5",
            "Behovet avrundas till hela: en del lämnas bort när den är högst 0,1 för varje hel, från fem högst 0,5",
            "The need is rounded to whole posts: a part is dropped while it is at most 0.1 for each whole one, from five on at most 0.5",
        ),
    )
    .unverified()
    .cited(Some(Citation { source, quote: None }))
}
