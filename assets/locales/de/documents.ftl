# Wörter auf Dokumenten. Kurz: Beschriftungen stehen in schmalen Spalten.

## Titel, nach UNTDID-1001-Code
title-380 = Rechnung
title-381 = Rechnungskorrektur
title-384 = Korrigierte Rechnung
title-386 = Anzahlungsrechnung
title-326 = Teilrechnung
title-389 = Gutschrift
title-end = Schlussrechnung
title-310 = Angebot
title-325 = Proforma-Rechnung
title-270 = Lieferschein
draft = Entwurf
draft-mark = ENTWURF

## Angaben neben der Anschrift
number = Nummer
date = Datum
due = Fällig am
valid-until = Gültig bis
delivered = Leistungszeit
delivery-date = Lieferdatum
service-period = Leistungszeitraum
tax-point = Steuerzeitpunkt
customer-number = Kundennr.
order-reference = Ihre Bestellung
preceding = Bezug
credits-invoice = Korrigiert die Rechnung { $number } vom { $date }
credit-line = Minderung zur Rechnung { $number }
deposit-line = Anzahlung
deposit-line-quote = Anzahlung zum Angebot { $number } vom { $date }
part-line = Teilleistung
part-line-quote = Teilleistung zum Angebot { $number } vom { $date }
less-deposit = Abzüglich Anzahlungsrechnung { $number } vom { $date }
less-part = Abzüglich Teilrechnung { $number } vom { $date }
our-quote = Unser Angebot
our-proforma = Unsere Proforma
our-delivery-note = Lieferschein
our-vat-id = USt-IdNr.
our-tax-id = Steuernr.
your-vat-id = Ihre USt-IdNr.

## Tabelle
head-position = Pos.
head-name = Leistung
head-quantity = Menge
head-price = Einzelpreis
head-adjustment = Rabatt
head-vat = USt.
head-net = Netto { $currency }
head-gross = Brutto { $currency }
per-quantity = je { $quantity }
allowance = Nachlass
charge = Zuschlag
carried-forward = Übertrag
brought-forward = Übertrag von Seite { $page }

## Einheiten, nach UN/ECE-Empfehlung 20
unit-C62 = Stk.
unit-H87 = Stk.
unit-EA = Stk.
unit-HUR = Std.
unit-MIN = Min.
unit-DAY = { $n ->
    [one] Tag
   *[other] Tage
}
unit-WEE = Wo.
unit-MON = Mon.
unit-ANN = { $n ->
    [one] Jahr
   *[other] Jahre
}
unit-LS = Psch.
unit-KGM = kg
unit-GRM = g
unit-TNE = t
unit-LTR = l
unit-MTR = m
unit-KMT = km
unit-MTK = m²
unit-MTQ = m³
unit-KWH = kWh
unit-E48 = Einh.
unit-SET = { $n ->
    [one] Set
   *[other] Sets
}
unit-XPK = { $n ->
    [one] Paket
   *[other] Pakete
}

## Steueraufteilung und Summen
vat-rate = Steuersatz
vat-net = Netto
vat-tax = Steuer
vat-gross = Brutto
category-S = Regelsatz
category-Z = Nullsatz
category-E = steuerfrei
category-AE = Reverse Charge
category-K = innergem.
category-G = Ausfuhr
category-O = nicht steuerbar
category-L = IGIC
category-M = IPSI
sum-lines = Summe der Positionen
sum-net = Summe netto
sum-vat = Umsatzsteuer
sum-vat-all = Umsatzsteuer gesamt
sum-net-within = darin netto
sum-vat-within = darin { $vat }
sum-withheld = Einbehalten: { $name } { $rate } von { $net }
sum-gross = Rechnungsbetrag
sum-gross-plain = Gesamtbetrag
sum-prepaid = Bereits bezahlt
sum-rounding = Rundung
due-amount = Zu zahlen
to-credit = Zu Ihren Gunsten
nothing-due = Nichts zu zahlen

## Steuerbefreiungen, nach Kategorie
notice = Steuerhinweis
notice-proforma = Keine Rechnung: Es ist nichts zu zahlen, und sie berechtigt nicht zum Vorsteuerabzug.
notice-gross = Alle Preise enthalten die Umsatzsteuer.

## Zahlung
payable-by = Zahlbar bis { $date }
payable = Zahlung
payee = Empfänger
iban = IBAN
bic = BIC
bank = Bank
use = Zweck
terms = Bedingungen
scan = Mit der Banking-App scannen

## Fuß
chain = Counterfoil
page = Seite { $page } von { $pages }
document-title = { $title } { $number }, { $seller }

## Wiederherstellungsblatt
kit-title = Wiederherstellung
kit-book = Buch von
kit-warning = Wer dieses Blatt hat, öffnet das Buch und jede Sicherung. Verwahre es wie eine Urkunde.
kit-code = Wiederherstellungscode: neun Gruppen, Zeile für Zeile. 0 und O sind gleich, 1, I und L auch.
kit-identity = age-Schlüssel, ohne Counterfoil: eine Zeile, keine Leerzeichen
kit-scan = Der age-Schlüssel für die Kamera. Er öffnet Sicherungen ohne Tippen.
kit-fold = Hier falten, Druck nach innen; dann zeigt der Umschlag nichts
kit-keep = Wo es liegen soll
kit-keep-1 = Auf Papier, an zwei Orten: Tresor oder Bankfach, und bei einem Menschen, dem du vertraust.
kit-keep-2 = Nie in der Laptoptasche, als Foto, in der Cloud oder in einer E-Mail.
kit-keep-3 = Umschlag verschließen, über die Lasche unterschreiben: so siehst du, ob er offen war.
kit-when = Wann du es brauchst
kit-when-1 = Der Laptop ist verloren, kaputt oder gestohlen.
kit-when-2 = Die Passphrase ist vergessen oder der Schlüsselbund des Systems gelöscht.
kit-when-3 = Jemand muss das Buch an deiner Stelle öffnen.
kit-app = Mit Counterfoil
kit-app-1 = Counterfoil auf irgendeinem Rechner installieren. Im Terminal: counterfoil backup restore, mit der Datei und diesem Code.
kit-app-2 = Die neueste Datei nehmen, die auf .age endet; die neun Gruppen in eine kleine Textdatei schreiben, wenn danach gefragt wird.
kit-app-3 = Neue Passphrase setzen. Mit dem Code wiederhergestellt, behält das Buch dieses Blatt; mit der Identität druckt es ein neues.
kit-age = Ohne Counterfoil, mit dem freien Programm age
kit-age-intro = Eine Sicherung ist eine gewöhnliche age-Datei. Den Schlüssel oben in eine Datei key.txt schreiben. Dann:
kit-age-after = FORMAT.txt, danach daneben, erklärt jede Datei. age: age-encryption.org, für Linux, macOS, Windows.
kit-copy = Dieses Exemplar
kit-kept-at = Hier liegt es
kit-handed-to = Übergeben an
kit-checked = Geprüft am, von
kit-made = Erstellt am
kit-vault = Tresor
kit-foot = Der einzige Weg, wenn Schlüsselbund und Passphrase weg sind. Niemand kann dieses Blatt ersetzen.

## Mahnungen und Quittungen
reminder-friendly = Zahlungserinnerung
reminder-firm = Mahnung
reminder-last = Letzte Mahnung
reminder-friendly-body = Die Rechnung { $number } vom { $date } war am { $due } fällig. Eine Zahlung dafür ist noch nicht eingegangen; vielleicht wurde sie nur übersehen. Bitte überweisen Sie den offenen Betrag bis zum { $deadline }. Haben Sie inzwischen gezahlt, hat sich dieser Brief mit Ihrer Zahlung gekreuzt.
reminder-firm-body = Die Rechnung { $number } vom { $date } war am { $due } fällig und ist inzwischen { $days } Tage überfällig. Bitte zahlen Sie den unten genannten Betrag bis zum { $deadline }.
reminder-last-body = Dies ist die letzte Mahnung zur Rechnung { $number } vom { $date }, die am { $due } fällig war und { $days } Tage überfällig ist. Ist der unten genannte Betrag bis zum { $deadline } nicht eingegangen, wird die Forderung ohne weitere Ankündigung verfolgt.
reminder-open = Offen aus { $number }
reminder-fee = Mahngebühren
reminder-lump-sum = Verzugspauschale
reminder-interest = Verzugszinsen
reminder-paid = Davon gezahlt
reminder-total = Bitte zahlen
reminder-arithmetic = Zinsen für jeden Tag nach der Fälligkeit, das Jahr zu 365 Tagen:
reminder-span = { $from } bis { $to }: { $principal } × { $percent } × { $days }/365 = { $amount }
reminder-no-vat = Mahngebühren, Pauschale und Zinsen sind Schadensersatz und tragen keine Umsatzsteuer.
letter-invoice = Rechnung
letter-deadline = Zahlbar bis
letter-payment = Zahlung
receipt-title = Quittung
receipt-received = Erhalten
receipt-body = Von { $name } am { $date } erhalten: { $amount }. Vielen Dank.
receipt-part = Für Rechnung { $number }
receipt-credit = Als Guthaben behalten
receipt-total = Erhalten

## Reports
report-revenue = Umsatz
report-revenue-lead = Berechnet nach dem Monat der Ausstellung, abzüglich Gutgeschriebenem.
report-customers = Umsatz nach Kunden
report-customers-lead = Berechnet nach dem Tag der Ausstellung, abzüglich Gutgeschriebenem.
report-items = Umsatz nach Leistungen
report-items-lead = Was Positionen ohne Umsatzsteuer ergeben, abzüglich Gutgeschriebenem. Was ein Dokument im Ganzen nachlässt oder aufschlägt, ist im Verhältnis auf seine Positionen verteilt.
report-aging = Offene Posten
report-aging-lead = Was am Ende dieses Tages offen war, nach Tagen seit der Fälligkeit.
report-vat = Umsatzsteuer
report-vat-lead = Nach dem Tag der Ausstellung. Jeder Betrag ist die Summe einzelner Dokumente, jedes für sich gerundet.
report-gaps = Fehlende Nummern
report-gaps-lead = Nummern, die nie vergeben wurden, mit dem Grund.
report-none = Es gibt nichts zu berichten.
report-since = seit { $date }
report-until = bis { $date }
report-made = Erstellt mit Counterfoil am { $date }. Ein Arbeitspapier: nicht signiert und kein Teil des Buches.
report-plot = Ohne Umsatzsteuer, { $from } bis { $to }. Der höchste Monat: { $amount }
report-total = Summe
report-no-lines = Ohne Positionen übernommen
report-written-off-row = Ausgebucht, nirgends abgezogen: { $treatment }
report-written-off-note = Ob und wann die Umsatzsteuer des Ausgebuchten von der Anmeldung abgezogen werden darf, sagt das Recht des Landes (Art. 90 der Richtlinie 2006/112/EG; in Deutschland § 17 UStG: im Zeitraum, in dem die Forderung uneinbringlich geworden ist).
report-category-S = Steuerpflichtig,
report-category-Z = Nullsatz
report-category-E = Steuerfrei
report-category-AE = Reverse Charge
report-category-K = Innergemeinschaftliche Lieferung
report-category-G = Ausfuhr
report-category-O = Nicht steuerbar
report-category-L = IGIC
report-category-M = IPSI
report-head-month = Monat
report-head-customer = Kunde
report-head-item = Leistung
report-head-treatment = Behandlung
report-head-series = Nummernkreis
report-head-documents = Dokumente
report-head-share = Anteil
report-head-net = Netto
report-head-vat = USt.
report-head-gross = Brutto
report-head-written-off = Ausgebucht
report-head-not-due = Nicht fällig
report-head-30 = 1–30 Tage
report-head-60 = 31–60 Tage
report-head-90 = 61–90 Tage
report-head-over-90 = Über 90
report-head-open = Offen
report-head-to-refund = Zu erstatten
report-head-invoiced = Berechnet
report-head-credited = Gutgeschr.
report-head-number = Nummer
report-head-reason = Grund
