/** A child process that can't start, as one of a broken installation. */
process.exit(1);
