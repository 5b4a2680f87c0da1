//! A book with many issued documents, most of them paid, filled through the tables in few transactions.

use crate::floor::Floor;
use crate::paired::Outcome;
use billing::{
    Claim, Currency, Customer, CustomerId, Draft, InvoiceId, InvoiceNumber, IssuedInvoice, Line, Money, Movement,
    MovementId, PaymentId, Seller, Share, Vat, VatCategory, VatRate, parse_decimal,
};
use chain::SigningKey;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::PathBuf;
use store::table::{customers, drafts, invoices, movements, series};
use store::{Access, AnchorFile, Birth, Book, BookKeys, MIGRATIONS};
use tempfile::TempDir;
use uuid::Uuid;
use vault::{DatabaseKey, FilesKey};
use zeroize::Zeroizing;

const CUSTOMERS: usize = 40;
const VAULT: Uuid = Uuid::from_u128(0x0193_a1b2_c3d4_7e5f_8a6b_7c8d_9e0f_1a2b);
/// As large as a usual PDF of ours.
const PDF_BYTES: usize = 30_000;

/// The day of every document.
pub fn today() -> NaiveDate {
    now().date_naive()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_167_000, 0).unwrap_or_default()
}

/// The keys of this book; not secret, since the book is gone with the bench.
pub fn database_key() -> DatabaseKey {
    DatabaseKey { key: [7; 32], salt: [9; 16] }
}

/// A filled book in a temporary folder.
pub struct Scene {
    folder: TempDir,
    /// How many documents it was filled with.
    pub documents: usize,
    /// Gross sum of them in minor units.
    pub gross: i64,
    seller: Seller,
    customers: Vec<(CustomerId, Customer)>,
    ids: Cell<u128>,
}

impl Scene {
    /// Makes the book and issues `documents` into it.
    pub fn filled(documents: usize) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::create_dir(folder.path().join("vault"))?;
        let customers = (0..CUSTOMERS).map(|n| (CustomerId::new(Uuid::from_u128(n as u128)), customer(n))).collect();
        let mut scene = Self { folder, documents, gross: 0, seller: seller(), customers, ids: Cell::new(1 << 64) };
        let birth = Birth { backup_identity: "none".into(), recovery_recipient: "none".into() };
        let mut book = Book::create(&scene.vault(), keys(), scene.anchors(), &birth, now())?;
        scene.fill(&mut book)?;
        Ok(scene)
    }

    fn fill(&mut self, book: &mut Book) -> Outcome<()> {
        book.write(now(), |tx| -> Outcome<()> {
            series::set_pattern(tx, billing::TypeCode::Invoice.series(), "R-{YYYY}-{seq:6}".parse()?)?;
            Ok(self.customers.iter().try_for_each(|(id, customer)| customers::save(tx, id, customer))?)
        })?;
        // Through the tables all documents may name one sealed file; each issue that is measured seals its own.
        let pdf = book.files().seal(&pdf(0))?;
        let mut at = 0;
        while at < self.documents {
            let until = (at + 1000).min(self.documents);
            book.write(now(), |tx| -> Outcome<()> {
                for n in at..until {
                    let place = invoices::take_number(tx, billing::TypeCode::Invoice.series(), today())?;
                    let id = InvoiceId::new(self.next_id());
                    let invoice = self.frozen(n, place.number.clone())?;
                    self.gross += invoice.totals().gross_total.minor();
                    let payable = invoice.payable();
                    invoices::insert(tx, id, place, invoice, &pdf)?;
                    if n % 10 != 0 {
                        movements::insert(tx, &self.paid(id, payable)?)?;
                    }
                }
                Ok(())
            })?;
            at = until;
        }
        Ok(())
    }

    /// What settles an invoice whole.
    fn paid(&mut self, invoice: InvoiceId, payable: Money) -> Outcome<Movement> {
        let mut movement = Movement {
            id: MovementId::new(self.next_id()),
            customer: None,
            date: today(),
            amount: payable,
            fee: Money::zero(payable.currency()),
            rate: None,
            base: payable.currency(),
            note: String::new(),
            reverses: None,
            returns: None,
            allocations: Vec::new(),
        };
        movement.allocate(&Share {
            payment: PaymentId::new(self.next_id()),
            invoice,
            claim: Claim::Invoice,
            date: today(),
            settled: None,
            open: payable,
            issue_rate: None,
        })?;
        Ok(movement)
    }

    /// Opens the book with its raw key.
    pub fn open(&self, access: Access) -> Outcome<Book> {
        Ok(Book::open(&self.vault(), keys(), self.anchors(), &[], access, MIGRATIONS)?)
    }

    /// Drafts that were saved before, ready to be issued.
    pub fn save_drafts(&self, book: &mut Book, count: usize) -> Outcome<Vec<InvoiceId>> {
        let ids: Vec<InvoiceId> = (0..count).map(|_| InvoiceId::new(self.next_id())).collect();
        book.write(now(), |tx| -> Outcome<()> {
            for (n, id) in ids.iter().enumerate() {
                let (customer, named) = &self.customers[n % CUSTOMERS];
                let details = details(&named.name);
                let words = vec![named.name.as_str(), "Catalogue of the exhibition"];
                drafts::insert(tx, id, &drafts::Change { customer: Some(*customer), details: &details, words })?;
            }
            Ok(())
        })?;
        Ok(ids)
    }

    /// The one act, as the verb does it, with a PDF that was drawn before.
    pub fn issue(&self, book: &mut Book, id: InvoiceId) -> Outcome<()> {
        let pdf = pdf(self.next_id().as_u128());
        book.write(now(), |tx| -> Outcome<()> {
            drafts::fold(tx, &id)?;
            let row = drafts::get(tx, &id)?;
            let customer = row.customer.ok_or("a draft without a customer")?;
            let customer = customers::get(tx, &customer)?;
            let place = invoices::take_number(tx, billing::TypeCode::Invoice.series(), today())?;
            let invoice = self.freeze(0, place.number.clone(), row.customer, &customer)?;
            // What the PDF would bear.
            invoices::link(&place, &invoice)?;
            let sealed = tx.files().seal(&pdf)?;
            invoices::insert(tx, id, place, invoice, &sealed)?;
            Ok(())
        })
    }

    /// The same book without a cipher.
    pub fn plain_copy(&self) -> Outcome<Floor> {
        let path = self.folder.path().join("plain.db");
        let book = self.open(Access::ReadOnly)?;
        book.snapshot(|book| -> Outcome<()> {
            book.stream(|plain| {
                std::io::copy(plain, &mut std::fs::File::create(&path)?)?;
                Ok(())
            })
        })?;
        Ok(Floor::new(path, None))
    }

    /// The same book under SQLCipher alone. The last connection is closed, so there is no WAL to be copied.
    pub fn cipher_copy(&self) -> Outcome<Floor> {
        let path = self.folder.path().join("cipher.db");
        drop(self.open(Access::ReadWrite)?);
        std::fs::copy(self.vault().join("book.db"), &path)?;
        Ok(Floor::new(path, Some(database_key())))
    }

    fn frozen(&self, n: usize, number: InvoiceNumber) -> Outcome<IssuedInvoice> {
        let (id, customer) = &self.customers[n % CUSTOMERS];
        self.freeze(n, number, Some(*id), customer)
    }

    fn freeze(
        &self,
        n: usize,
        number: InvoiceNumber,
        id: Option<CustomerId>,
        customer: &Customer,
    ) -> Outcome<IssuedInvoice> {
        let vat = Vat::new(VatCategory::Standard, VatRate::new(parse_decimal("19")?)?);
        let hours = parse_decimal(&format!("{}.5", n % 30 + 1))?;
        let work = ["Concept and layout", "Typesetting", "Proofs, two rounds", "Delivery of the files"];
        let mut draft = Draft::new(Currency::EUR);
        draft.customer = id;
        draft.description = "Catalogue of the exhibition".into();
        draft.lines = work
            .iter()
            .map(|name| Ok(Line::new(*name, hours, parse_decimal("92.50")?, vat)))
            .collect::<Outcome<_>>()?;
        draft.issue(number, today(), &self.seller, Some(customer)).map_err(|faults| format!("{faults:?}").into())
    }

    fn next_id(&self) -> Uuid {
        self.ids.set(self.ids.get() + 1);
        Uuid::from_u128(self.ids.get())
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    fn anchors(&self) -> AnchorFile {
        AnchorFile::new(self.folder.path().join("anchors"), VAULT)
    }
}

fn keys() -> BookKeys {
    BookKeys {
        database: database_key(),
        files: FilesKey::new([11; 32]),
        anchor: Zeroizing::new([13; 32]),
        signing: SigningKey::from_seed(&[17; 32]),
        vault_id: VAULT,
        epoch: 1,
        header_seq: 1,
        user: "0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2c".into(),
        device: "0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2d".into(),
        device_known: true,
    }
}

/// Bytes that are like no other's: nothing is sealed twice under one name.
pub fn pdf(which: u128) -> Vec<u8> {
    let mut bytes: Vec<u8> = (0..PDF_BYTES).map(|at| (at * at / 7) as u8).collect();
    bytes[..16].copy_from_slice(&which.to_be_bytes());
    bytes
}

/// A draft as the window sends it.
fn details(customer: &str) -> Value {
    let line = json!({"name": "Typesetting", "quantity": "1.5", "unit": "HUR", "price": "92.50", "vat": {"category": "S", "rate": "19"}});
    json!({"customer": customer, "description": "Catalogue of the exhibition", "lines": [line, line, line, line]})
}

fn seller() -> Seller {
    Seller {
        name: "Marit Voss".into(),
        street: "Lindenallee 7".into(),
        city: "Hamburg".into(),
        postcode: "20259".into(),
        country: "DE".into(),
        vat_id: "DE987654321".into(),
        iban: "DE89370400440532013000".into(),
        ..Seller::default()
    }
}

fn customer(n: usize) -> Customer {
    Customer {
        name: format!("Verlag am Hafen {n}"),
        street: format!("Am Alten Hafen {n}"),
        city: "Bremen".into(),
        postcode: "28195".into(),
        country: "DE".into(),
        ..Customer::default()
    }
}
