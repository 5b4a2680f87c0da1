//! Seller, buyer, payee and tax representative in both syntaxes.

use super::received::{Contact, ReceivedParty};
use super::xml::Element;

/// `cac:Party` or what stands in its place.
pub(super) fn of_ubl(party: &Element) -> ReceivedParty {
    let tax = |wanted: fn(&str) -> bool| {
        let scheme = party.all("cac:PartyTaxScheme").find(|scheme| wanted(&scheme.text_at("cac:TaxScheme/cbc:ID")));
        scheme.map(|scheme| scheme.text_at("cbc:CompanyID")).unwrap_or_default()
    };
    let trading_name = party.text_at("cac:PartyName/cbc:Name");
    let legal_name = party.text_at("cac:PartyLegalEntity/cbc:RegistrationName");
    let endpoint = party.at("cbc:EndpointID");
    // A direct debit's creditor identifier stands among the seller's, and identifies nobody.
    let id = party.all("cac:PartyIdentification/cbc:ID").find(|id| id.attribute("schemeID") != "SEPA");
    ReceivedParty {
        name: legal_name,
        trading_name,
        id: id.map(|id| id.text().to_owned()).unwrap_or_default(),
        legal_id: party.text_at("cac:PartyLegalEntity/cbc:CompanyID"),
        vat_id: tax(|scheme| scheme.eq_ignore_ascii_case("VAT")),
        tax_id: tax(|scheme| !scheme.eq_ignore_ascii_case("VAT")),
        endpoint: endpoint.map(|endpoint| endpoint.text().to_owned()).unwrap_or_default(),
        endpoint_lacks_scheme: endpoint.is_some_and(|endpoint| endpoint.attribute("schemeID").is_empty()),
        contact: party.at("cac:Contact").map(|contact| Contact {
            name: contact.text_at("cbc:Name"),
            phone: contact.text_at("cbc:Telephone"),
            email: contact.text_at("cbc:ElectronicMail"),
        }),
        has_address: party.at("cac:PostalAddress").is_some(),
        street: party.text_at("cac:PostalAddress/cbc:StreetName"),
        city: party.text_at("cac:PostalAddress/cbc:CityName"),
        postcode: party.text_at("cac:PostalAddress/cbc:PostalZone"),
        country: party.text_at("cac:PostalAddress/cac:Country/cbc:IdentificationCode"),
    }
}

/// `ram:SellerTradeParty` and the like.
pub(super) fn of_cii(party: &Element) -> ReceivedParty {
    let tax = |scheme: &str| {
        let mut ids = party.all("ram:SpecifiedTaxRegistration/ram:ID");
        ids.find(|id| id.attribute("schemeID") == scheme).map(|id| id.text().to_owned()).unwrap_or_default()
    };
    let endpoint = party.at("ram:URIUniversalCommunication/ram:URIID");
    let id = party.text_at("ram:ID");
    ReceivedParty {
        name: party.text_at("ram:Name"),
        trading_name: party.text_at("ram:SpecifiedLegalOrganization/ram:TradingBusinessName"),
        id: if id.is_empty() { party.text_at("ram:GlobalID") } else { id },
        legal_id: party.text_at("ram:SpecifiedLegalOrganization/ram:ID"),
        vat_id: tax("VA"),
        tax_id: tax("FC"),
        endpoint: endpoint.map(|endpoint| endpoint.text().to_owned()).unwrap_or_default(),
        endpoint_lacks_scheme: endpoint.is_some_and(|endpoint| endpoint.attribute("schemeID").is_empty()),
        contact: party.at("ram:DefinedTradeContact").map(|contact| {
            let person = contact.text_at("ram:PersonName");
            Contact {
                name: if person.is_empty() { contact.text_at("ram:DepartmentName") } else { person },
                phone: contact.text_at("ram:TelephoneUniversalCommunication/ram:CompleteNumber"),
                email: contact.text_at("ram:EmailURIUniversalCommunication/ram:URIID"),
            }
        }),
        has_address: party.at("ram:PostalTradeAddress").is_some(),
        street: party.text_at("ram:PostalTradeAddress/ram:LineOne"),
        city: party.text_at("ram:PostalTradeAddress/ram:CityName"),
        postcode: party.text_at("ram:PostalTradeAddress/ram:PostcodeCode"),
        country: party.text_at("ram:PostalTradeAddress/ram:CountryID"),
    }
}
