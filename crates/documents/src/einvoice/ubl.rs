//! UBL 2.1, Invoice and CreditNote: which element is which business term.

use super::parties;
use super::profile;
use super::received::{Delivery, PaymentMeans, Received, ReceivedParty, Reference, Span};
use super::value::Reading;
use super::xml::Element;
use billing::{
    Profile, ReceivedAllowance, ReceivedLine, ReceivedSums, ReceivedVat, ReceivedVatRow, ReceivedVatTotal, Syntax,
};

/// Names that differ between the two documents.
struct Names {
    type_code: &'static str,
    line: &'static str,
    quantity: &'static str,
}

const INVOICE: Names =
    Names { type_code: "cbc:InvoiceTypeCode", line: "cac:InvoiceLine", quantity: "cbc:InvoicedQuantity" };
const CREDIT_NOTE: Names =
    Names { type_code: "cbc:CreditNoteTypeCode", line: "cac:CreditNoteLine", quantity: "cbc:CreditedQuantity" };

/// Reads an Invoice or CreditNote.
pub(super) fn read(root: &Element) -> Received {
    let names = if root.name == "cn:CreditNote" { CREDIT_NOTE } else { INVOICE };
    let mut reading = Reading::default();
    let specification = root.text_at("cbc:CustomizationID");
    let profile = profile::of(&specification);
    let sums = sums(root, &names, profile, &mut reading);
    let party = |path| root.at(path).map(parties::of_ubl).unwrap_or_default();
    let due_date = root.text_at("cbc:DueDate");
    Received {
        syntax: Syntax::Ubl,
        profile,
        specification,
        process: root.text_at("cbc:ProfileID"),
        number: root.text_at("cbc:ID"),
        issue_date: root.text_at("cbc:IssueDate"),
        is_credit_note: root.name == "cn:CreditNote",
        type_code: root.text_at(names.type_code),
        tax_point_date: root.text_at("cbc:TaxPointDate"),
        tax_point_code: root.text_at("cac:InvoicePeriod/cbc:DescriptionCode"),
        due_date: if due_date.is_empty() { root.text_at("cac:PaymentMeans/cbc:PaymentDueDate") } else { due_date },
        buyer_reference: root.text_at("cbc:BuyerReference"),
        order_reference: root.text_at("cac:OrderReference/cbc:ID"),
        terms: root.text_at("cac:PaymentTerms/cbc:Note"),
        notes: root.all("cbc:Note").map(|note| note.text().to_owned()).collect(),
        preceding: root.all("cac:BillingReference").map(preceding).collect(),
        seller: party("cac:AccountingSupplierParty/cac:Party"),
        buyer: party("cac:AccountingCustomerParty/cac:Party"),
        payee: root.at("cac:PayeeParty").map(named_by_party_name),
        representative: root.at("cac:TaxRepresentativeParty").map(named_by_party_name),
        delivery: delivery(root),
        period: root.at("cac:InvoicePeriod").map(period),
        line_periods: root.all(names.line).filter_map(|line| line.at("cac:InvoicePeriod")).map(period).collect(),
        payment: root.all("cac:PaymentMeans").map(|means| payment(means, &creditor_id(root))).collect(),
        sums,
        has_empty_element: root.has_empty_element(),
        unread: reading.unread,
    }
}

fn sums(root: &Element, names: &Names, profile: Profile, reading: &mut Reading) -> ReceivedSums {
    let total = root.at("cac:LegalMonetaryTotal");
    let mut stated = |name, field| total.and_then(|total| reading.number_at(total, name, field));
    let mut sums = ReceivedSums {
        line_total: stated("cbc:LineExtensionAmount", "BT-106"),
        allowance_total: stated("cbc:AllowanceTotalAmount", "BT-107"),
        charge_total: stated("cbc:ChargeTotalAmount", "BT-108"),
        net_total: stated("cbc:TaxExclusiveAmount", "BT-109"),
        gross_total: stated("cbc:TaxInclusiveAmount", "BT-112"),
        prepaid: stated("cbc:PrepaidAmount", "BT-113"),
        rounding: stated("cbc:PayableRoundingAmount", "BT-114"),
        payable: stated("cbc:PayableAmount", "BT-115"),
        ..ReceivedSums::default()
    };
    sums.currency = root.text_at("cbc:DocumentCurrencyCode");
    sums.tax_currency = root.text_at("cbc:TaxCurrencyCode");
    sums.lines = root.all(names.line).map(|element| line(element, names, reading)).collect();
    (sums.allowances, sums.charges) = allowances(root, reading);
    sums.vat_totals = root.all("cac:TaxTotal").map(|total| vat_total(total, reading)).collect();
    if profile == Profile::XRechnungExtension {
        let amounts = root.all("cac:PrepaidPayment/cbc:PaidAmount");
        sums.third_party = amounts.filter_map(|amount| reading.number(amount, "BT-DEX-002")).collect();
    }
    sums
}

fn line(line: &Element, names: &Names, reading: &mut Reading) -> ReceivedLine {
    let (allowances, charges) = allowances(line, reading);
    let price = line.at("cac:Price");
    let mut of_price = |name, field| price.and_then(|price| reading.number_at(price, name, field));
    let on_price = of_price("cac:AllowanceCharge/cbc:Amount", "BT-147");
    let is_charge = price.and_then(|price| price.at("cac:AllowanceCharge")).is_some_and(is_charge);
    ReceivedLine {
        price: of_price("cbc:PriceAmount", "BT-146"),
        base_quantity: of_price("cbc:BaseQuantity", "BT-149"),
        gross_price: of_price("cac:AllowanceCharge/cbc:BaseAmount", "BT-148"),
        price_allowance: on_price.map(|amount| if is_charge { -amount } else { amount }),
        base_unit: unit(price.and_then(|price| price.at("cbc:BaseQuantity"))),
        id: line.text_at("cbc:ID"),
        name: line.text_at("cac:Item/cbc:Name"),
        quantity: reading.number_at(line, names.quantity, "BT-129"),
        unit: unit(line.at(names.quantity)),
        vat: line.at("cac:Item/cac:ClassifiedTaxCategory").map(|category| vat(category, "BT-152", reading)),
        net: reading.number_at(line, "cbc:LineExtensionAmount", "BT-131"),
        parts: line
            .all("cac:SubInvoiceLine/cbc:LineExtensionAmount")
            .filter_map(|amount| reading.number(amount, "BT-131"))
            .collect(),
        adds: true,
        allowances,
        charges,
    }
}

fn unit(quantity: Option<&Element>) -> String {
    quantity.map(|quantity| quantity.attribute("unitCode").to_owned()).unwrap_or_default()
}

fn is_charge(item: &Element) -> bool {
    matches!(item.text_at("cbc:ChargeIndicator").as_str(), "true" | "1")
}

/// Allowances and charges, in order, that stand right under `parent`.
fn allowances(parent: &Element, reading: &mut Reading) -> (Vec<ReceivedAllowance>, Vec<ReceivedAllowance>) {
    let (charges, allowances): (Vec<&Element>, Vec<&Element>) =
        parent.all("cac:AllowanceCharge").partition(|item| is_charge(item));
    let mut read = |items: Vec<&Element>| items.into_iter().map(|item| allowance(item, reading)).collect();
    (read(allowances), read(charges))
}

fn allowance(item: &Element, reading: &mut Reading) -> ReceivedAllowance {
    ReceivedAllowance {
        amount: reading.number_at(item, "cbc:Amount", "BT-92"),
        base: reading.number_at(item, "cbc:BaseAmount", "BT-93"),
        percent: reading.number_at(item, "cbc:MultiplierFactorNumeric", "BT-94"),
        reason: item.text_at("cbc:AllowanceChargeReason"),
        reason_code: item.text_at("cbc:AllowanceChargeReasonCode"),
        vat: item.at("cac:TaxCategory").map(|category| vat(category, "BT-96", reading)),
    }
}

fn vat(category: &Element, field: &str, reading: &mut Reading) -> ReceivedVat {
    ReceivedVat { category: category.text_at("cbc:ID"), rate: reading.number_at(category, "cbc:Percent", field) }
}

fn vat_total(total: &Element, reading: &mut Reading) -> ReceivedVatTotal {
    let currency = total.at("cbc:TaxAmount").map(|amount| amount.attribute("currencyID").to_owned());
    ReceivedVatTotal {
        currency: currency.unwrap_or_default(),
        amount: reading.number_at(total, "cbc:TaxAmount", "BT-110"),
        rows: total.all("cac:TaxSubtotal").map(|row| vat_row(row, reading)).collect(),
    }
}

fn vat_row(row: &Element, reading: &mut Reading) -> ReceivedVatRow {
    let category = row.at("cac:TaxCategory");
    let reason = |name| category.is_some_and(|category| category.at(name).is_some());
    ReceivedVatRow {
        vat: category.map(|category| vat(category, "BT-119", reading)).unwrap_or_default(),
        taxable: reading.number_at(row, "cbc:TaxableAmount", "BT-116"),
        tax: reading.number_at(row, "cbc:TaxAmount", "BT-117"),
        has_reason: reason("cbc:TaxExemptionReason") || reason("cbc:TaxExemptionReasonCode"),
    }
}

fn preceding(reference: &Element) -> Reference {
    Reference {
        number: reference.text_at("cac:InvoiceDocumentReference/cbc:ID"),
        date: reference.text_at("cac:InvoiceDocumentReference/cbc:IssueDate"),
    }
}

/// Payee and tax representative bear their name where other parties bear a trading name.
fn named_by_party_name(element: &Element) -> ReceivedParty {
    let party = parties::of_ubl(element);
    ReceivedParty { name: party.trading_name.clone(), ..party }
}

fn delivery(root: &Element) -> Delivery {
    let address = root.at("cac:Delivery/cac:DeliveryLocation/cac:Address");
    Delivery {
        date: root.text_at("cac:Delivery/cbc:ActualDeliveryDate"),
        has_address: address.is_some(),
        city: address.map(|address| address.text_at("cbc:CityName")).unwrap_or_default(),
        postcode: address.map(|address| address.text_at("cbc:PostalZone")).unwrap_or_default(),
        country: address.map(|address| address.text_at("cac:Country/cbc:IdentificationCode")).unwrap_or_default(),
    }
}

fn period(period: &Element) -> Span {
    Span {
        start: period.text_at("cbc:StartDate"),
        end: period.text_at("cbc:EndDate"),
        has_code: period.at("cbc:DescriptionCode").is_some(),
    }
}

/// Seller's or payee's identifier as a creditor of direct debits.
fn creditor_id(root: &Element) -> String {
    let parties = [
        "cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID",
        "cac:PayeeParty/cac:PartyIdentification/cbc:ID",
    ];
    let id = parties.iter().find_map(|path| root.all(path).find(|id| id.attribute("schemeID") == "SEPA"));
    id.map(|id| id.text().to_owned()).unwrap_or_default()
}

fn payment(means: &Element, creditor_id: &str) -> PaymentMeans {
    PaymentMeans {
        code: means.text_at("cbc:PaymentMeansCode"),
        has_account: means.at("cac:PayeeFinancialAccount").is_some(),
        account: means.text_at("cac:PayeeFinancialAccount/cbc:ID"),
        has_card: means.at("cac:CardAccount").is_some(),
        has_debit: means.at("cac:PaymentMandate").is_some(),
        mandate: means.text_at("cac:PaymentMandate/cbc:ID"),
        creditor_id: creditor_id.to_owned(),
        debited_account: means.text_at("cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"),
    }
}
