//! What the portal's interface speaks and looks like: the portal's own messages and files of the theme.

use super::*;
use crate::i18n::{Tongue, plural};
use crate::tags;
use crate::text::Place;

type OwnMessages = Vec<i18n::Own>;

/// What messages are told of the portal's languages; a rule of a plural form that cannot be read is a finding.
pub(super) fn tongues(config: &Config, findings: &mut Findings) -> Vec<Tongue> {
    // Of a tag that is not one, or that is there twice, only that is told.
    let told = |n: usize, language: &Language| {
        let mut before = config.languages[..n].iter();
        matches!(tags::check(&language.tag), Err(tags::Fault::Unknown { .. }))
            || before.any(|other| other.tag.eq_ignore_ascii_case(&language.tag))
    };
    let tongue = |(n, language): (usize, &Language)| {
        let mut rules = plural::Rules::default();
        for (form, rule) in &language.plurals {
            if rules.add(form, &rule.value).is_none() {
                let finding = config.source.map(|source| {
                    Diagnostic::at(code::PLURAL_RULE, source, rule.span)
                        .arg("forma", form.clone())
                        .arg("regla", rule.value.clone())
                });
                findings.extend(finding);
            }
        }
        let place = config.source.map(|source| Place {
            source,
            span: language.span,
        });
        Tongue {
            tag: language.tag.clone(),
            fallback: language.fallback.clone(),
            interface: language.interface && !told(n, language),
            plurals: (!language.plurals.is_empty()).then(|| Arc::new(rules)),
            place,
        }
    };
    let pseudo = config.pseudo.then(|| Tongue {
        tag: crate::pseudo::TAG.into(),
        fallback: None,
        interface: false,
        plurals: None,
        place: None,
    });
    let languages = config.languages.iter().enumerate();
    languages.map(tongue).chain(pseudo).collect()
}

/// The portal's own messages; a file that cannot be read is a finding.
pub(super) fn messages_of(
    host: &dyn Host,
    scan: &Scan,
    findings: &mut Findings,
) -> Result<OwnMessages, Fault> {
    let mut own = OwnMessages::new();
    for (source, file) in scan.sources() {
        if let Purpose::Messages { lang } = &file.purpose
            && let Some(text) = read::text(host, scan, source, findings)
        {
            own.push((lang.clone(), source, text));
        }
    }
    Ok(own)
}

/// The portal's own files of the theme; one that cannot be read is a finding.
pub(super) fn theme_files(host: &dyn Host, scan: &Scan, findings: &mut Findings) -> Vec<Own> {
    let mut own = Vec::new();
    for (source, file) in scan.sources() {
        if let Purpose::Theme { name } = &file.purpose {
            match host.read(&file.path) {
                Ok(bytes) => own.push(Own {
                    source,
                    name: name.clone(),
                    bytes,
                }),
                Err(_) => findings.push(Diagnostic::on(code::UNREADABLE, file.path.clone())),
            }
        }
    }
    own
}
