//! An e-invoice as it was received: what stands in it, by EN 16931's terms, whichever syntax it came in.

use super::{german_rules, presence_rules, vat_id_rules};
use billing::{Finding, Profile, ReceivedSums, Syntax};

/// A document of another program. Text is as written, without blanks around it; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Received {
    /// How it is written.
    pub syntax: Syntax,
    /// Which rules it says it keeps.
    pub profile: Profile,
    /// BT-24 as written.
    pub specification: String,
    /// BT-23.
    pub process: String,
    /// BT-1.
    pub number: String,
    /// BT-2, `YYYY-MM-DD` where it can be read.
    pub issue_date: String,
    /// Whether its amounts go to the buyer: by the document's name in UBL, by its type in CII.
    pub is_credit_note: bool,
    /// BT-3.
    pub type_code: String,
    /// BT-7.
    pub tax_point_date: String,
    /// BT-8.
    pub tax_point_code: String,
    /// BT-9.
    pub due_date: String,
    /// BT-10.
    pub buyer_reference: String,
    /// BT-13.
    pub order_reference: String,
    /// BT-20.
    pub terms: String,
    /// BT-22.
    pub notes: Vec<String>,
    /// BG-3.
    pub preceding: Vec<Reference>,
    /// BG-4.
    pub seller: ReceivedParty,
    /// BG-7.
    pub buyer: ReceivedParty,
    /// BG-10.
    pub payee: Option<ReceivedParty>,
    /// BG-11.
    pub representative: Option<ReceivedParty>,
    /// BG-13.
    pub delivery: Delivery,
    /// BG-14.
    pub period: Option<Span>,
    /// BG-26 of every line that has one.
    pub line_periods: Vec<Span>,
    /// BG-16.
    pub payment: Vec<PaymentMeans>,
    /// Lines, allowances, VAT and totals.
    pub sums: ReceivedSums,
    /// Whether an element stands in it that says nothing (PEPPOL-EN16931-R008).
    pub has_empty_element: bool,
    /// What could not be read: numbers that are none.
    pub unread: Vec<Finding>,
}

/// A preceding invoice (BG-3).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// BT-25.
    pub number: String,
    /// BT-26.
    pub date: String,
}

/// From and to, both optional (BG-14).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// BT-73.
    pub start: String,
    /// BT-74.
    pub end: String,
    /// Whether a code says when VAT is due (BT-8), which stands in the same place in UBL.
    pub has_code: bool,
}

/// Where and when it was delivered (BG-13).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivery {
    /// BT-72.
    pub date: String,
    /// Whether there is an address (BG-15).
    pub has_address: bool,
    /// BT-77.
    pub city: String,
    /// BT-78.
    pub postcode: String,
    /// BT-80.
    pub country: String,
}

/// How it is to be paid (BG-16).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentMeans {
    /// BT-81.
    pub code: String,
    /// Whether an account is there at all (BG-17).
    pub has_account: bool,
    /// BT-84.
    pub account: String,
    /// Whether a card is there (BG-18).
    pub has_card: bool,
    /// Whether a direct debit is there (BG-19).
    pub has_debit: bool,
    /// BT-89.
    pub mandate: String,
    /// BT-90, which stands with the seller in UBL.
    pub creditor_id: String,
    /// BT-91.
    pub debited_account: String,
}

/// Whom to ask (BG-6, BG-9).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// BT-41, BT-56.
    pub name: String,
    /// BT-42, BT-57.
    pub phone: String,
    /// BT-43, BT-58.
    pub email: String,
}

/// A party: seller, buyer, payee or tax representative.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedParty {
    /// BT-27, BT-44, BT-59, BT-62.
    pub name: String,
    /// BT-28, BT-45.
    pub trading_name: String,
    /// BT-29, BT-46.
    pub id: String,
    /// BT-30, BT-47.
    pub legal_id: String,
    /// BT-31, BT-48, BT-63.
    pub vat_id: String,
    /// BT-32.
    pub tax_id: String,
    /// BT-34, BT-49.
    pub endpoint: String,
    /// Whether an electronic address lacks its scheme.
    pub endpoint_lacks_scheme: bool,
    /// BG-6, BG-9.
    pub contact: Option<Contact>,
    /// BG-5, BG-8, BG-12.
    pub has_address: bool,
    /// BT-35, BT-50, BT-64.
    pub street: String,
    /// BT-37, BT-52, BT-66.
    pub city: String,
    /// BT-38, BT-53, BT-67.
    pub postcode: String,
    /// BT-40, BT-55, BT-69.
    pub country: String,
}

impl Received {
    /// Every rule that is known here and not kept, in the order of the document.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = self.unread.clone();
        presence_rules::check(self, &mut findings);
        vat_id_rules::check(self, &mut findings);
        german_rules::check(self, &mut findings);
        findings.extend(self.sums.check(self.syntax, self.profile));
        findings
    }
}
