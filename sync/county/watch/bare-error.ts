const namesOf = ['code', 'errno', 'syscall', 'table', 'constraint', 'routine', 'statusCode'] as const;

/**
 * Errors as the county's log shows them: kind, codes and the places in the code, also of what caused it, but never the
 * message. Those of a database or a parser quote what was handed in, and a log is read by people who may not read that.
 */
export function bareError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const named = namesOf.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  return {
    type: error.name,
    ...Object.fromEntries(named),
    // The stack begins with the message; only the lines that name a place are kept.
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: bareError(error.cause) }),
  };
}
