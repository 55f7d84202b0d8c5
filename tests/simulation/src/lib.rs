//! Faults on the AWS wire, in virtual time, against the real functions.
