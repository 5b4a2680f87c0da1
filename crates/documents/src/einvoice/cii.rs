//! UN/CEFACT Cross Industry Invoice (D16B, and D22B as Factur-X uses it): which element is which business term.

use super::parties;
use super::profile;
use super::received::{Delivery, PaymentMeans, Received, Reference, Span};
use super::value::Reading;
use super::xml::Element;
use billing::{
    Profile, ReceivedAllowance, ReceivedLine, ReceivedSums, ReceivedVat, ReceivedVatRow, ReceivedVatTotal, Syntax,
};

/// Types of UNTDID 1001 whose amounts go to the buyer.
const CREDIT_NOTE_TYPES: [&str; 12] =
    ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503"];

/// Reads a `CrossIndustryInvoice`.
pub(super) fn read(root: &Element) -> Received {
    let nothing = Element::default();
    let part = |path| root.at(path).unwrap_or(&nothing);
    let context = part("rsm:ExchangedDocumentContext");
    let document = part("rsm:ExchangedDocument");
    let agreement = part("rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement");
    let delivered = part("rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery");
    let settlement = part("rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement");
    let specification = context.text_at("ram:GuidelineSpecifiedDocumentContextParameter/ram:ID");
    let profile = profile::of(&specification);
    let mut reading = Reading::default();
    let mut sums = sums(settlement, profile, &mut reading);
    let lines: Vec<_> = root.all("rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem").collect();
    sums.lines = lines.iter().map(|element| line(element, &mut reading)).collect();
    let periods =
        lines.iter().filter_map(|line| line.at("ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod"));
    let line_periods = periods.map(|element| period(element, &mut reading)).collect();
    let party = |name| agreement.at(name).map(parties::of_cii).unwrap_or_default();
    Received {
        syntax: Syntax::Cii,
        profile,
        specification,
        process: context.text_at("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"),
        number: document.text_at("ram:ID"),
        issue_date: reading.date_of_cii(document, "ram:IssueDateTime", "BT-2"),
        is_credit_note: CREDIT_NOTE_TYPES.contains(&document.text_at("ram:TypeCode").as_str()),
        type_code: document.text_at("ram:TypeCode"),
        tax_point_date: reading.date_of_cii(settlement, "ram:ApplicableTradeTax/ram:TaxPointDate", "BT-7"),
        tax_point_code: settlement.text_at("ram:ApplicableTradeTax/ram:DueDateTypeCode"),
        due_date: reading.date_of_cii(settlement, "ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime", "BT-9"),
        buyer_reference: agreement.text_at("ram:BuyerReference"),
        order_reference: agreement.text_at("ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
        terms: settlement.text_at("ram:SpecifiedTradePaymentTerms/ram:Description"),
        notes: document.all("ram:IncludedNote/ram:Content").map(|note| note.text().to_owned()).collect(),
        preceding: settlement.all("ram:InvoiceReferencedDocument").map(|one| preceding(one, &mut reading)).collect(),
        seller: party("ram:SellerTradeParty"),
        buyer: party("ram:BuyerTradeParty"),
        payee: settlement.at("ram:PayeeTradeParty").map(parties::of_cii),
        representative: agreement.at("ram:SellerTaxRepresentativeTradeParty").map(parties::of_cii),
        delivery: delivery(delivered, &mut reading),
        period: settlement.at("ram:BillingSpecifiedPeriod").map(|element| period(element, &mut reading)),
        line_periods,
        payment: payment(settlement),
        sums,
        has_empty_element: root.has_empty_element(),
        unread: reading.unread,
    }
}

/// All but the lines.
fn sums(settlement: &Element, profile: Profile, reading: &mut Reading) -> ReceivedSums {
    let total = settlement.at("ram:SpecifiedTradeSettlementHeaderMonetarySummation");
    let mut stated = |name, field| total.and_then(|total| reading.number_at(total, name, field));
    let mut sums = ReceivedSums {
        line_total: stated("ram:LineTotalAmount", "BT-106"),
        allowance_total: stated("ram:AllowanceTotalAmount", "BT-107"),
        charge_total: stated("ram:ChargeTotalAmount", "BT-108"),
        net_total: stated("ram:TaxBasisTotalAmount", "BT-109"),
        gross_total: stated("ram:GrandTotalAmount", "BT-112"),
        prepaid: stated("ram:TotalPrepaidAmount", "BT-113"),
        rounding: stated("ram:RoundingAmount", "BT-114"),
        payable: stated("ram:DuePayableAmount", "BT-115"),
        ..ReceivedSums::default()
    };
    sums.currency = settlement.text_at("ram:InvoiceCurrencyCode");
    sums.tax_currency = settlement.text_at("ram:TaxCurrencyCode");
    (sums.allowances, sums.charges) = allowances(settlement, reading);
    sums.charges.extend(settlement.all("ram:SpecifiedLogisticsServiceCharge").map(|fee| logistics(fee, reading)));
    sums.vat_totals = vat_totals(settlement, &sums.currency, reading);
    if profile == Profile::Extended {
        let amounts = settlement.all("ram:SpecifiedFinancialAdjustment/ram:ActualAmount");
        sums.third_party = amounts.filter_map(|amount| reading.number(amount, "BT-179")).collect();
    }
    sums
}

/// The totals of VAT; the breakdown goes to the one in the document's currency, or stands alone.
fn vat_totals(settlement: &Element, currency: &str, reading: &mut Reading) -> Vec<ReceivedVatTotal> {
    let amounts = settlement.all("ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount");
    let mut totals: Vec<_> = amounts
        .map(|amount| ReceivedVatTotal {
            currency: amount.attribute("currencyID").to_owned(),
            amount: reading.number(amount, "BT-110"),
            rows: Vec::new(),
        })
        .collect();
    let rows: Vec<_> = settlement.all("ram:ApplicableTradeTax").map(|row| vat_row(row, reading)).collect();
    match totals.iter_mut().find(|total| total.currency == currency) {
        Some(total) => total.rows = rows,
        None if rows.is_empty() => {}
        None => totals.push(ReceivedVatTotal { rows, ..ReceivedVatTotal::default() }),
    }
    totals
}

fn vat_row(row: &Element, reading: &mut Reading) -> ReceivedVatRow {
    ReceivedVatRow {
        vat: vat(row, "BT-119", reading),
        taxable: reading.number_at(row, "ram:BasisAmount", "BT-116"),
        tax: reading.number_at(row, "ram:CalculatedAmount", "BT-117"),
        has_reason: row.at("ram:ExemptionReason").is_some() || row.at("ram:ExemptionReasonCode").is_some(),
    }
}

fn vat(tax: &Element, field: &str, reading: &mut Reading) -> ReceivedVat {
    ReceivedVat {
        category: tax.text_at("ram:CategoryCode"),
        rate: reading.number_at(tax, "ram:RateApplicablePercent", field),
    }
}

fn line(line: &Element, reading: &mut Reading) -> ReceivedLine {
    let nothing = Element::default();
    let part = |name| line.at(name).unwrap_or(&nothing);
    let document = part("ram:AssociatedDocumentLineDocument");
    let agreement = part("ram:SpecifiedLineTradeAgreement");
    let settlement = part("ram:SpecifiedLineTradeSettlement");
    let quantity = line.at("ram:SpecifiedLineTradeDelivery/ram:BilledQuantity");
    let net_price = agreement.at("ram:NetPriceProductTradePrice");
    let gross_price = agreement.at("ram:GrossPriceProductTradePrice");
    let base = net_price.and_then(|price| price.at("ram:BasisQuantity"));
    let base = base.or_else(|| gross_price.and_then(|price| price.at("ram:BasisQuantity")));
    let on_price = gross_price.and_then(|price| price.at("ram:AppliedTradeAllowanceCharge"));
    let (allowances, charges) = allowances(settlement, reading);
    ReceivedLine {
        id: document.text_at("ram:LineID"),
        name: line.text_at("ram:SpecifiedTradeProduct/ram:Name"),
        quantity: quantity.and_then(|quantity| reading.number(quantity, "BT-129")),
        unit: unit(quantity),
        price: net_price.and_then(|price| reading.number_at(price, "ram:ChargeAmount", "BT-146")),
        base_quantity: base.and_then(|base| reading.number(base, "BT-149")),
        base_unit: unit(base),
        gross_price: gross_price.and_then(|price| reading.number_at(price, "ram:ChargeAmount", "BT-148")),
        price_allowance: on_price.and_then(|item| {
            let amount = reading.number_at(item, "ram:ActualAmount", "BT-147")?;
            Some(if is_charge(item) { -amount } else { amount })
        }),
        vat: settlement.at("ram:ApplicableTradeTax").map(|tax| vat(tax, "BT-152", reading)),
        net: reading.number_at(
            settlement,
            "ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount",
            "BT-131",
        ),
        adds: matches!(document.text_at("ram:LineStatusReasonCode").as_str(), "" | "DETAIL"),
        parts: Vec::new(),
        allowances,
        charges,
    }
}

fn unit(quantity: Option<&Element>) -> String {
    quantity.map(|quantity| quantity.attribute("unitCode").to_owned()).unwrap_or_default()
}

fn is_charge(item: &Element) -> bool {
    matches!(item.text_at("ram:ChargeIndicator/udt:Indicator").as_str(), "true" | "1")
}

/// Allowances and charges, in order, that stand right under `parent`.
fn allowances(parent: &Element, reading: &mut Reading) -> (Vec<ReceivedAllowance>, Vec<ReceivedAllowance>) {
    let (charges, allowances): (Vec<&Element>, Vec<&Element>) =
        parent.all("ram:SpecifiedTradeAllowanceCharge").partition(|item| is_charge(item));
    let mut read = |items: Vec<&Element>| items.into_iter().map(|item| allowance(item, reading)).collect();
    (read(allowances), read(charges))
}

fn allowance(item: &Element, reading: &mut Reading) -> ReceivedAllowance {
    ReceivedAllowance {
        amount: reading.number_at(item, "ram:ActualAmount", "BT-92"),
        base: reading.number_at(item, "ram:BasisAmount", "BT-93"),
        percent: reading.number_at(item, "ram:CalculationPercent", "BT-94"),
        reason: item.text_at("ram:Reason"),
        reason_code: item.text_at("ram:ReasonCode"),
        vat: item.at("ram:CategoryTradeTax").map(|tax| vat(tax, "BT-96", reading)),
    }
}

/// A logistics service charge of Factur-X EXTENDED: a charge by another name.
fn logistics(fee: &Element, reading: &mut Reading) -> ReceivedAllowance {
    ReceivedAllowance {
        amount: reading.number_at(fee, "ram:AppliedAmount", "BT-X-272"),
        reason: fee.text_at("ram:Description"),
        vat: fee.at("ram:AppliedTradeTax").map(|tax| vat(tax, "BT-X-274", reading)),
        ..ReceivedAllowance::default()
    }
}

fn preceding(reference: &Element, reading: &mut Reading) -> Reference {
    Reference {
        number: reference.text_at("ram:IssuerAssignedID"),
        date: reading.date_of_cii(reference, "ram:FormattedIssueDateTime", "BT-26"),
    }
}

fn delivery(delivery: &Element, reading: &mut Reading) -> Delivery {
    let address = delivery.at("ram:ShipToTradeParty/ram:PostalTradeAddress");
    Delivery {
        date: reading.date_of_cii(delivery, "ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime", "BT-72"),
        has_address: address.is_some(),
        city: address.map(|address| address.text_at("ram:CityName")).unwrap_or_default(),
        postcode: address.map(|address| address.text_at("ram:PostcodeCode")).unwrap_or_default(),
        country: address.map(|address| address.text_at("ram:CountryID")).unwrap_or_default(),
    }
}

fn period(period: &Element, reading: &mut Reading) -> Span {
    Span {
        start: reading.date_of_cii(period, "ram:StartDateTime", "BT-73"),
        end: reading.date_of_cii(period, "ram:EndDateTime", "BT-74"),
        has_code: false,
    }
}

fn payment(settlement: &Element) -> Vec<PaymentMeans> {
    let mandate = settlement.text_at("ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID");
    let one = |means: &Element| {
        let account = means.at("ram:PayeePartyCreditorFinancialAccount");
        let iban = account.map(|account| account.text_at("ram:IBANID")).unwrap_or_default();
        let own = account.map(|account| account.text_at("ram:ProprietaryID")).unwrap_or_default();
        PaymentMeans {
            code: means.text_at("ram:TypeCode"),
            has_account: account.is_some(),
            account: if iban.is_empty() { own } else { iban },
            has_card: means.at("ram:ApplicableTradeSettlementFinancialCard").is_some(),
            has_debit: means.at("ram:PayerPartyDebtorFinancialAccount").is_some()
                || !mandate.is_empty()
                || settlement.at("ram:CreditorReferenceID").is_some(),
            mandate: mandate.clone(),
            creditor_id: settlement.text_at("ram:CreditorReferenceID"),
            debited_account: means.text_at("ram:PayerPartyDebtorFinancialAccount/ram:IBANID"),
        }
    };
    settlement.all("ram:SpecifiedTradeSettlementPaymentMeans").map(one).collect()
}
