//! `.taplo.toml`: which schema belongs to which file, for editors that use Taplo (VS Code's «Even Better TOML»).
//!
//! In: the schema, the tags of the portal's languages, the folder of the schemas. Out: the text of the file. A later
//! rule has the last word: translations and sidecars stand after the entries whose pattern they also match.

use std::sync::Arc;

use super::json_schema::{PORTAL, entry_name, sidecar_name, translation_name};
use crate::i18n::Messages;
use crate::schema::Schema;

/// How the file begins: one that does not is somebody's own and stays.
pub const MARK: &str = "# vitrina schema\n";

/// The rules of a portal whose schemas lie in `folder`.
pub fn rules(schema: &Schema, languages: &[Arc<str>], folder: &str, messages: &Messages) -> String {
    let mut out = format!("{MARK}# {}\n", messages.text("describir-taplo", &[]));
    let mut rule = |pattern: &str, name: &str| {
        let pattern = toml::Value::from(format!("**/{pattern}"));
        let path = toml::Value::from(format!("{folder}/{name}"));
        out.push_str(&format!(
            "\n[[rule]]\ninclude = [{pattern}]\n[rule.schema]\npath = {path}\nenabled = true\n"
        ));
    };
    rule("portal.toml", PORTAL);
    for (_, kind) in schema.kinds() {
        let within = format!("content/{}", kind.folder);
        rule(&format!("{within}/*.toml"), &entry_name(kind));
        for tag in languages.iter().skip(1) {
            rule(&format!("{within}/*.{tag}.toml"), &translation_name(kind));
        }
        rule(&format!("{within}/*.tabla.toml"), &sidecar_name(kind));
    }
    out
}
