//! The structure tree: a document of paragraphs in reading order, so that a screen reader reads what the eye reads.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::finish::name;
use crate::Error;

/// Hangs the paragraphs of each page, given by their marked-content ids, into the catalog.
pub(super) fn tag(document: &mut Document, pages: &[Vec<Vec<i64>>]) -> Result<(), Error> {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let ids: Vec<ObjectId> = document.page_iter().collect();
    let mut paragraphs = Vec::new();
    let mut parents = Vec::new();
    for ((key, page), blocks) in (0_i64..).zip(ids).zip(pages) {
        let mut owners = Vec::new();
        for block in blocks {
            let paragraph = document.add_object(paragraph(whole, page, block));
            paragraphs.push(Object::Reference(paragraph));
            owners.extend(block.iter().map(|_| Object::Reference(paragraph)));
        }
        parents.extend([Object::Integer(key), Object::Array(owners)]);
        let page = document.get_dictionary_mut(page).map_err(|_| Error::Assemble("no page"))?;
        page.set("StructParents", key);
        page.set("Tabs", name("S"));
    }
    let parent_tree = document.add_object(Dictionary::from_iter([("Nums", Object::Array(parents))]));
    document.set_object(whole, element("Document", root, Object::Array(paragraphs)));
    let tree = [
        ("Type", name("StructTreeRoot")),
        ("K", Object::Reference(whole)),
        ("ParentTree", Object::Reference(parent_tree)),
    ];
    document.set_object(root, Dictionary::from_iter(tree));
    let catalog = document.catalog_mut().map_err(|_| Error::Assemble("no catalog"))?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", Dictionary::from_iter([("Marked", Object::Boolean(true))]));
    Ok(())
}

fn paragraph(parent: ObjectId, page: ObjectId, block: &[i64]) -> Dictionary {
    let content = match block {
        [only] => Object::Integer(*only),
        several => several.iter().copied().map(Object::Integer).collect::<Vec<_>>().into(),
    };
    let mut paragraph = element("P", parent, content);
    paragraph.set("Pg", page);
    paragraph
}

fn element(role: &str, parent: ObjectId, content: Object) -> Dictionary {
    Dictionary::from_iter([("S", name(role)), ("P", Object::Reference(parent)), ("K", content)])
}
