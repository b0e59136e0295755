//! As CSV (RFC 4180): a row a section of a language.

use super::Context;
use crate::languages::Coverage;

/// Columns: language, section, then the four states.
pub fn csv(all: &[Coverage], cx: &Context<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "lengua",
        "seccion",
        "vigentes",
        "atrasadas",
        "sin_version",
        "faltan",
    ];
    // Writing to memory cannot fail.
    let _ = writer.write_record(head);
    for one in all {
        for section in &one.sections {
            let count = &section.count;
            let numbers = [
                count.current,
                count.out_of_date,
                count.unmarked,
                count.missing,
            ];
            let mut row = vec![
                cx.catalog.config().tag(one.lang).to_owned(),
                section.title.to_string(),
            ];
            row.extend(numbers.map(|number| number.to_string()));
            let _ = writer.write_record(&row);
        }
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
