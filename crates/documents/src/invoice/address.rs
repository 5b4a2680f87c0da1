//! Postal addresses: the order of their lines by country (UPU S42, the common cases).

use billing::{Customer, Seller};

/// Postcode and city in the order of `country`; one line, or two where the postcode stands alone.
pub(super) fn city_lines(postcode: &str, city: &str, country: &str) -> Vec<String> {
    let joined = |a: &str, b: &str| format!("{a} {b}").trim().to_owned();
    let lines = match country {
        "GB" | "IE" => vec![city.trim().to_owned(), postcode.trim().to_owned()],
        "US" | "CA" | "AU" | "NZ" => vec![joined(city, postcode)],
        _ => vec![joined(postcode, city)],
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Street and city, without the name.
pub(super) fn seller_place(seller: &Seller) -> Vec<String> {
    let street = (!seller.street.is_empty()).then(|| seller.street.clone());
    street.into_iter().chain(city_lines(&seller.postcode, &seller.city, &seller.country)).collect()
}

/// What stands in the window; the country, in capitals, only where the letter leaves the seller's.
pub(super) fn window(customer: &Customer, seller_country: &str) -> Vec<String> {
    let abroad = !customer.country.is_empty() && customer.country != seller_country;
    [&customer.name, &customer.contact, &customer.street]
        .into_iter()
        .cloned()
        .chain(city_lines(&customer.postcode, &customer.city, &customer.country))
        .chain(abroad.then(|| country_name(&customer.country)))
        .filter(|line| !line.trim().is_empty())
        .collect()
}

/// English name in capitals, which every post reads; the code itself where it is unknown.
fn country_name(code: &str) -> String {
    code.parse::<iso_currency::Country>().map_or_else(|_| code.to_owned(), |country| country.name().to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_is_named_only_abroad() {
        let customer = Customer {
            name: "A".into(),
            city: "Leeds".into(),
            postcode: "LS1 1AA".into(),
            country: "GB".into(),
            ..Customer::default()
        };
        let abroad = window(&customer, "DE");
        assert_eq!(abroad[..3], ["A", "Leeds", "LS1 1AA"]);
        assert!(abroad[3].starts_with("UNITED KINGDOM"), "{abroad:?}");
        assert_eq!(window(&customer, "GB").len(), 3);
    }

    #[test]
    fn the_city_line_follows_the_country() {
        assert_eq!(city_lines("28195", "Bremen", "DE"), ["28195 Bremen"]);
        assert_eq!(city_lines("97204", "Portland, OR", "US"), ["Portland, OR 97204"]);
        assert!(city_lines("", "", "FR").is_empty());
    }
}
