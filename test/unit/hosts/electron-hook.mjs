import { registerHooks } from 'node:module';

/** Loaded before the built main module: Node has no `electron`, so this stands in its place, as far as the top goes. */
const standIn = `
  const app = { isPackaged: true, exit: (code) => process.exit(code) };
  export { app };
  export const dialog = {};
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: `data:text/javascript,${encodeURIComponent(standIn)}`, format: 'module', shortCircuit: true }
      : next(specifier, context),
});
