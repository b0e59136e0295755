//! Audit.
pub mod facts;
pub mod site;
