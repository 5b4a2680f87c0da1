//! The whole table, cell by cell, as docs/threat-model.md promises it.

use super::*;

const ROLES: [Role; 4] = [Role::Owner, Role::Bookkeeper, Role::ReadOnly, Role::Auditor];

#[test]
fn every_cell() {
    use Needs::{ProvenKit, Reading, Writing};
    // command, needs, then owner, bookkeeper, read-only, auditor
    let table = [
        (Command::Read, Reading, [true, true, true, true]),
        (Command::Edit, ProvenKit, [true, true, false, false]),
        (Command::Issue, ProvenKit, [true, true, false, false]),
        (Command::Configure, Writing, [true, false, false, false]),
        (Command::Backup, Writing, [true, true, false, false]),
        (Command::Export, Writing, [true, true, false, true]),
        (Command::ExportBook, Writing, [true, false, false, false]),
        (Command::Audit, Reading, [true, true, true, true]),
        (Command::Keys, Writing, [true, false, false, false]),
    ];
    assert_eq!(table.map(|(command, ..)| command), Command::ALL);
    for (command, needs, allowed) in table {
        assert_eq!(command.needs(), needs, "{command:?}");
        for (role, allowed) in ROLES.into_iter().zip(allowed) {
            assert_eq!(command.allows(role), allowed, "{command:?} by {role:?}");
            assert_eq!(command.check(role).is_ok(), allowed, "{command:?} by {role:?}");
        }
    }
}
