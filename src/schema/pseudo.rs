//! The labels of all kinds also in the language of tests ([`crate::pseudo`]): made once, when a portal is built in it.

use super::{Choice, Field, FieldType, Inverse, Localized, Schema};
use crate::pseudo;

impl Schema {
    /// Gives each label a text in the language of tests. Patterns of titles stay: they hold names of fields.
    pub fn speak_pseudo(&mut self) {
        for kind in &mut self.kinds {
            speak(&mut kind.label);
            speak(&mut kind.plural);
            speak(&mut kind.help);
            fields(&mut kind.fields);
        }
    }
}

fn speak(texts: &mut Localized) {
    if let Some(text) = texts.0.get("es") {
        let made = pseudo::text(text);
        texts.0.insert(pseudo::TAG.into(), made.into());
    }
}

fn fields(all: &mut [Field]) {
    for field in all {
        speak(&mut field.label);
        speak(&mut field.help);
        if let Inverse::Named(heading) = &mut field.inverse {
            speak(heading);
        }
        values(&mut field.ty);
    }
}

fn values(ty: &mut FieldType) {
    match ty {
        FieldType::Choice(options) => {
            for Choice { label, .. } in options {
                speak(label);
            }
        }
        FieldType::List(item) => values(item),
        FieldType::Record(parts) => fields(parts),
        _ => {}
    }
}
