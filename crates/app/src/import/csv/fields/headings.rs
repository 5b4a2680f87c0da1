//! The table of headings: what columns of each kind can be, and the words by which other programs call them, in English and
//! German, the surest first.

use super::{Field, Holds, Spec};

const fn text(field: Field, code: &'static str, words: &'static str) -> Spec {
    Spec { field, code, holds: Holds::Text, needed: false, words }
}

const fn number(field: Field, code: &'static str, words: &'static str) -> Spec {
    Spec { field, code, holds: Holds::Number, needed: false, words }
}

const fn date(field: Field, code: &'static str, words: &'static str) -> Spec {
    Spec { field, code, holds: Holds::Date, needed: false, words }
}

const fn needed(spec: Spec) -> Spec {
    Spec { needed: true, ..spec }
}

const EMAIL: &str = "email emailadresse mail emailaddress kundenemail customeremail";
const STREET: &str =
    "strasse street adresse address address1 addressline1 anschrift strassehausnummer streetaddress billingaddress";
const POSTCODE: &str = "plz postleitzahl postcode zip zipcode postalcode";
const CITY: &str = "ort stadt city town";
const COUNTRY: &str = "land country countrycode laendercode landiso";
const VAT_ID: &str = "ustid ustidnr ustidnummer umsatzsteuerid umsatzsteueridentifikationsnummer vatid \
    vatnumber vatno vatregistrationnumber taxid";
const CURRENCY: &str = "waehrung currency currencycode waehrungscode";
const VAT_RATE: &str = "ustsatz mwstsatz steuersatz umsatzsteuersatz vatrate taxrate ust mwst ustprozent \
    mwstprozent taxpercent vatpercent";
const VAT_CATEGORY: &str = "steuerkategorie vatcategory taxcategory";

pub(super) const CUSTOMERS: &[Spec] = &[
    needed(text(
        Field::Name,
        "name",
        "name firma company companyname customer customername kunde kundenname firmenname organisation \
            organization client clientname displayname",
    )),
    text(
        Field::CustomerNumber,
        "number",
        "kundennummer kundennr kdnr customernumber customerno customerid clientnumber debitor debitorennummer \
            nummer number nr no",
    ),
    text(Field::Contact, "contact", "ansprechpartner kontakt kontaktperson contact contactname contactperson"),
    text(Field::Email, "email", EMAIL),
    text(Field::Phone, "phone", "telefon tel phone telephone phonenumber telefonnummer mobil mobile"),
    text(Field::Street, "street", STREET),
    text(Field::Postcode, "postcode", POSTCODE),
    text(Field::City, "city", CITY),
    text(Field::Country, "country", COUNTRY),
    text(Field::VatId, "vat_id", VAT_ID),
    text(Field::TaxId, "tax_id", "steuernummer steuernr taxnumber"),
    text(Field::Iban, "iban", "iban kontoiban bankiban"),
    text(Field::Currency, "currency", CURRENCY),
    number(Field::TermsDays, "terms_days", "zahlungsziel zahlungszieltage paymentterms terms termsdays netdays"),
    text(Field::Notes, "notes", "notiz notizen bemerkung bemerkungen notes note comment comments privatenotes"),
];

pub(super) const ITEMS: &[Spec] = &[
    needed(text(
        Field::Name,
        "name",
        "name artikel bezeichnung artikelbezeichnung artikelname product productname item itemname leistung \
            titel title",
    )),
    text(
        Field::Number,
        "number",
        "artikelnummer artikelnr artnr sku itemnumber itemno productcode productkey nummer number nr no",
    ),
    text(Field::Description, "description", "beschreibung description text langtext notes details"),
    text(Field::Unit, "unit", "einheit unit mengeneinheit me uom"),
    number(
        Field::Price,
        "price",
        "preis nettopreis preisnetto vknetto verkaufspreis verkaufspreisnetto einzelpreis einzelpreisnetto \
            price netprice unitprice cost rate",
    ),
    number(
        Field::GrossPrice,
        "gross_price",
        "bruttopreis preisbrutto vkbrutto verkaufspreisbrutto einzelpreisbrutto grossprice pricegross",
    ),
    text(Field::Currency, "currency", CURRENCY),
    number(Field::VatRate, "vat_rate", VAT_RATE),
    text(Field::VatCategory, "vat_category", VAT_CATEGORY),
];

const NUMBER: &str = "rechnungsnummer rechnungsnr rechnung renr belegnummer belegnr beleg dokumentnummer \
    invoicenumber invoiceno invoiceid invoice documentnumber number nummer nr no";

pub(super) const DOCUMENTS: &[Spec] = &[
    needed(text(Field::Number, "number", NUMBER)),
    text(Field::Kind, "kind", "art belegart dokumentart typ type kind documenttype doctype dokumenttyp"),
    needed(date(
        Field::IssueDate,
        "issue_date",
        "datum rechnungsdatum belegdatum date invoicedate issuedate issued documentdate ausstellungsdatum",
    )),
    date(
        Field::DueDate,
        "due_date",
        "faellig faelligam faelligkeit faelligkeitsdatum faelligkeitstermin duedate due zahlbarbis",
    ),
    needed(text(
        Field::Name,
        "customer",
        "kunde kundenname name firma customer customername client clientname empfaenger rechnungsempfaenger \
            company companyname billto",
    )),
    text(
        Field::CustomerNumber,
        "customer_number",
        "kundennummer kundennr kdnr customernumber customerno customerid clientnumber debitor debitorennummer",
    ),
    text(Field::Street, "street", STREET),
    text(Field::Postcode, "postcode", POSTCODE),
    text(Field::City, "city", CITY),
    text(Field::Country, "country", COUNTRY),
    text(Field::VatId, "vat_id", VAT_ID),
    text(Field::Email, "email", EMAIL),
    text(Field::Currency, "currency", CURRENCY),
    number(Field::ExchangeRate, "exchange_rate", "wechselkurs kurs exchangerate fxrate"),
    number(
        Field::Net,
        "net",
        "netto nettobetrag betragnetto summenetto gesamtnetto rechnungsbetragnetto net netamount nettotal \
            subtotal totalnet amountnet",
    ),
    number(
        Field::Vat,
        "vat",
        "ustbetrag mwstbetrag steuer steuerbetrag umsatzsteuer umsatzsteuerbetrag mehrwertsteuer vat vatamount \
            tax taxamount totaltax totalvat salestax",
    ),
    number(
        Field::Gross,
        "gross",
        "brutto bruttobetrag betragbrutto summebrutto gesamtbrutto gesamtbetrag gesamtsumme rechnungsbetrag \
            rechnungsbetragbrutto endbetrag betrag summe gross grossamount grosstotal total totalgross \
            totalamount amount invoicetotal grandtotal",
    ),
    number(Field::Paid, "paid", "bezahlt bezahlterbetrag gezahlt zahlbetrag paid paidamount amountpaid paidtodate"),
    number(
        Field::Open,
        "open",
        "offen offenerbetrag offeneposten restbetrag saldo open openamount balance balancedue amountdue outstanding",
    ),
    date(
        Field::PaidDate,
        "paid_date",
        "bezahltam zahlungsdatum zahldatum zahlungseingang paiddate paidon paidat paymentdate",
    ),
    text(Field::Status, "status", "status zustand state zahlungsstatus paymentstatus invoicestatus"),
    number(Field::VatRate, "vat_rate", VAT_RATE),
    text(Field::VatCategory, "vat_category", VAT_CATEGORY),
    text(
        Field::Order,
        "order",
        "bestellnummer bestellnr auftragsnummer kundenreferenz ponumber po purchaseorder ordernumber",
    ),
    text(Field::Note, "note", "bemerkung bemerkungen notiz notizen note notes memo publicnotes"),
    text(
        Field::Credits,
        "credits",
        "zurechnung originalrechnung bezugsrechnung stornozu gutschriftzu creditsinvoice originalinvoice \
            precedinginvoice",
    ),
    text(
        Field::Description,
        "description",
        "beschreibung bezeichnung artikel leistung position text betreff description item itemname lineitem \
            lineitemname product productname subject title titel",
    ),
    number(Field::Quantity, "quantity", "menge anzahl quantity qty lineitemquantity hours stunden"),
    text(Field::Unit, "unit", "einheit unit mengeneinheit me uom"),
    number(
        Field::Price,
        "price",
        "einzelpreis preis einzelpreisnetto stueckpreis stundensatz unitprice price netprice itemprice \
            lineitemprice cost rate",
    ),
    number(Field::Discount, "discount", "rabatt rabattprozent discount discountpercent nachlass"),
    number(
        Field::LineNet,
        "line_net",
        "positionssumme positionsbetrag positionnetto gesamtpreis zeilensumme linetotal lineamount linenet \
            itemtotal positionsnetto gesamtpreisnetto",
    ),
];

pub(super) const PAYMENTS: &[Spec] = &[
    needed(text(Field::Number, "number", NUMBER)),
    needed(date(
        Field::Date,
        "date",
        "datum zahlungsdatum zahldatum buchungstag buchungsdatum valuta wertstellung date paymentdate paidon \
            bezahltam",
    )),
    needed(number(
        Field::Amount,
        "amount",
        "betrag zahlbetrag zahlung summe bezahlt amount payment paymentamount paid amountpaid",
    )),
    text(Field::Currency, "currency", CURRENCY),
    number(Field::ExchangeRate, "exchange_rate", "wechselkurs kurs exchangerate fxrate"),
    text(
        Field::Method,
        "method",
        "zahlungsart zahlart zahlungsmethode zahlungsweg method paymentmethod paymenttype type",
    ),
    text(
        Field::Reference,
        "reference",
        "referenz verwendungszweck transaktion transaktionsid reference paymentreference transactionreference \
            transactionid memo notiz",
    ),
];
