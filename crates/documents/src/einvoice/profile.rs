//! Which rules a document says it keeps, by its specification identifier (BT-24).

use billing::Profile;

/// Unknown identifiers are held to EN 16931 itself.
pub(super) fn of(specification: &str) -> Profile {
    let id = specification.to_ascii_lowercase();
    let is_factur_x = id.contains("factur-x.eu") || id.contains("zugferd.de");
    if id.contains("xrechnung") {
        return if id.contains("kosit:extension") { Profile::XRechnungExtension } else { Profile::XRechnung };
    }
    match id.rsplit(':').next() {
        Some("minimum") if is_factur_x => Profile::Minimum,
        Some("basicwl") if is_factur_x => Profile::BasicWithoutLines,
        Some("extended") if is_factur_x => Profile::Extended,
        _ if id.contains("peppol.eu") => Profile::Peppol,
        _ => Profile::Core,
    }
}
