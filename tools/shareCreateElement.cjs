const { join } = require('node:path');

const shared = join(__dirname, '..', 'ConnectionManager', 'createElement.ts');

/**
 * Babel plugin of the build: gives all modules one name for `React.createElement`. As a member of a library outside the bundle it is
 * spelled out at every use, hundreds of times; a name is shortened to a letter, the same one everywhere.
 *
 * @param {import("@babel/core")} babel
 * @returns {import("@babel/core").PluginObj}
 */
module.exports = ({ types }) => ({
  visitor: {
    Program: {
      exit(program, { filename }) {
        /** @type {import("@babel/core").NodePath<import("@babel/core").types.MemberExpression>[]} */
        const uses = [];
        program.traverse({
          MemberExpression(path) {
            if (path.matchesPattern('React.createElement')) {
              uses.push(path);
            }
          },
        });
        const lastImport = program.get('body').filter((statement) => statement.isImportDeclaration()).pop();
        if (uses.length === 0 || !lastImport || filename === shared) {
          return;
        }
        const name = program.scope.generateUidIdentifier('createElement');
        const specifier = types.importSpecifier(name, types.identifier('createElement'));
        lastImport.insertAfter(types.importDeclaration([specifier], types.stringLiteral(shared)));
        uses.forEach((use) => use.replaceWith(types.cloneNode(name)));
      },
    },
  },
});
