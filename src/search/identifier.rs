//! Numbers of norms and contracts: from the tokens around a number to one term that is the same
//! however the number was written.
//!
//! A *reference* is a kind of document followed by a number: `Decreto No. 0251`, `dec. 251` and
//! `DECRETO-251` all give `decreto 251`. A *code* is a run of joined letters and digits:
//! `CO1.PCCNTR.123` gives `co1pccntr123`, `LP-001-2024` gives `lp1-2024`. Both are terms like any
//! other; their years and numbers are terms too, so that a query may leave parts out.

use super::fold::harden_into;
use super::tokenize::{Join, Token, value_into};

/// Kinds of documents that carry numbers, each with its other spellings, in hard form.
pub(super) const KINDS: &[(&str, &str)] = &[
    (
        "decreto",
        "decretos dec decr dcto dto decree decrees decretoley",
    ),
    ("ley", "leyes law laws"),
    (
        "resolucion",
        "resoluciones res resol rsl resolution resolutions",
    ),
    ("ordenanza", "ordenanzas ord ordinance ordinances"),
    ("acuerdo", "acuerdos acdo acu"),
    ("circular", "circulares circ circulars"),
    ("directiva", "directivas directive directives"),
    ("acto", "actos"),
    ("sentencia", "sentencias sent"),
    ("auto", "autos"),
    ("concepto", "conceptos"),
    ("conpes", ""),
    ("contrato", "contratos cto ctto contract contracts"),
    ("convenio", "convenios conv"),
    ("licitacion", "licitaciones tender tenders"),
    ("convocatoria", "convocatorias"),
    ("invitacion", "invitaciones"),
    ("proceso", "procesos"),
    ("acta", "actas"),
    ("oficio", "oficios"),
    ("radicado", "radicados rad radicacion"),
    ("expediente", "expedientes exp"),
];

/// Words that may stand between the kind and the number.
pub(super) const LINKS: &str = "administrativa administrativo conjunta departamental distrital \
    ejecutivo estatutaria externa extraordinario general gubernamental interadministrativo interna \
    legislativo marco metropolitano municipal nacional organica reglamentario unico";

/// Marks of a number; `n.º` folds to `n o`.
pub(super) const MARKS: &str = "n no nro nros num nums numero numeros number o os";

/// What a word is to a reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: it ends a reference.
    #[default]
    Plain,
    /// The kind of document: an index into [`KINDS`].
    Kind(u8),
    /// A word that may stand between.
    Link,
    /// A mark of a number.
    Mark,
}

/// The role of a word in hard form.
pub(super) fn role(hard: &str) -> Role {
    let is = |list: &str| list.split(' ').any(|word| word == hard);
    for (i, (kind, others)) in (0u8..).zip(KINDS) {
        if *kind == hard || is(others) {
            return Role::Kind(i);
        }
    }
    if LINKS.split_ascii_whitespace().any(|word| word == hard) {
        Role::Link
    } else if is(MARKS) {
        Role::Mark
    } else {
        Role::Plain
    }
}

/// The kinds seen on the way to a number.
#[derive(Default)]
pub(super) struct Reference {
    kinds: Vec<u8>,
    broken: bool,
}

impl Reference {
    /// Starts anew.
    pub(super) fn clear(&mut self) {
        self.kinds.clear();
        self.broken = false;
    }

    /// Takes a word. In a title or identifier (`loose`) other words may stand between.
    #[inline]
    pub(super) fn word(&mut self, role: Role, loose: bool) {
        match role {
            Role::Kind(kind) => {
                if self.broken {
                    self.clear();
                }
                if self.kinds.len() < 3 && !self.kinds.contains(&kind) {
                    self.kinds.push(kind);
                }
            }
            Role::Link | Role::Mark => {}
            Role::Plain if loose => self.broken = true,
            Role::Plain => self.clear(),
        }
    }

    /// Takes a number and gives the terms of the reference it completes, if any.
    pub(super) fn number(&mut self, value: &str, mut term: impl FnMut(&str)) {
        for kind in &self.kinds {
            if let Some((name, _)) = KINDS.get(usize::from(*kind)) {
                term(&format!("{name} {value}"));
            }
        }
        self.clear();
    }
}

/// Longest code, in characters of its term.
const LONGEST_CODE: usize = 32;

/// The term of a run of joined tokens and what they are to a reference, if it is a code: letters that
/// do not introduce a number, and three digits or more.
pub(super) fn code(text: &str, run: &[(Token, Role)]) -> Option<String> {
    let longest = LONGEST_CODE / 2;
    if run.len() < 2 || run.len() > longest || run.iter().all(|(t, _)| t.number == run[0].0.number)
    {
        return None;
    }
    let first = (0..run.len()).find(|&i| !introduces(run, i))?;
    let (mut out, mut letters, mut digits, mut after_number) = (String::new(), false, 0, false);
    for (token, _) in &run[first..] {
        let word = text.get(token.start..token.end).unwrap_or_default();
        if token.number {
            digits += word.len();
            if after_number {
                out.push('-');
            }
            value_into(word, &mut out);
        } else if matches!(word, "de" | "del" | "of") {
            continue;
        } else {
            letters = true;
            harden_into(word, &mut out);
        }
        after_number = token.number;
    }
    (letters && digits >= 3 && out.chars().count() <= LONGEST_CODE).then_some(out)
}

/// True if the token at `i` only introduces what follows: `RES-` and `No.`, but not `N-` of
/// `N-2022-00001`.
fn introduces(run: &[(Token, Role)], i: usize) -> bool {
    let (token, role) = run[i];
    match role {
        _ if token.number => false,
        Role::Plain => false,
        Role::Kind(_) | Role::Link => true,
        Role::Mark => run
            .get(i + 1)
            .is_some_and(|(next, _)| next.join != Join::Sign(b'-')),
    }
}
