//! The sentences on sums over clients.

use crate::agreement::TakeClient;
use crate::plan::Limit;
use crate::text::Lang;

/// A sum over the clients of one buyer, none of whom it tells of.
pub(in crate::explain) fn clients(
    take: TakeClient,
    limit: Option<(Limit, &str)>,
    shown: &str,
    lang: Lang,
) -> String {
    let what = match (take, limit) {
        (TakeClient::Sum, None) => lang
            .choose("Asiakkaat yhteensä", "Klienterna sammanlagt", "All clients together")
            .to_owned(),
        (TakeClient::Sum, Some((Limit::Above, limit))) => match lang {
            Lang::Fi => {
                format!("Kunkin asiakkaan osalta rajan {limit} ylittävä osa, yhteensä")
            }
            Lang::Sv => {
                format!("För varje klient det som överstiger {limit}, sammanlagt")
            }
            Lang::En => format!("Of each client what lies above {limit}, together"),
        },
        (TakeClient::Sum, Some((Limit::UpTo, limit))) => match lang {
            Lang::Fi => format!("Kunkin asiakkaan osalta enintään {limit}, yhteensä"),
            Lang::Sv => format!("För varje klient högst {limit}, sammanlagt"),
            Lang::En => format!("Of each client at most {limit}, together"),
        },
        (TakeClient::Count, None) => {
            lang.choose("Asiakkaita", "Antal klienter", "Number of clients").to_owned()
        }
        (TakeClient::Count, Some((Limit::Above, limit))) => match lang {
            Lang::Fi => format!("Asiakkaita, joilla on yli {limit}"),
            Lang::Sv => format!("Antal klienter med mer än {limit}"),
            Lang::En => format!("Number of clients with more than {limit}"),
        },
        (TakeClient::Count, Some((Limit::UpTo, limit))) => match lang {
            Lang::Fi => format!("Asiakkaita, joilla on enintään {limit}"),
            Lang::Sv => format!("Antal klienter med högst {limit}"),
            Lang::En => format!("Number of clients with at most {limit}"),
        },
    };
    format!("{what}: {shown}.")
}

/// One client, in the client view.
pub(in crate::explain) fn client(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Fi => format!("Asiakas {key}."),
        Lang::Sv => format!("Klienten {key}."),
        Lang::En => format!("The client {key}."),
    }
}
