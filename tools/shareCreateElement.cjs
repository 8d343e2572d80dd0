/**
 * Babel plugin of the build: gives each module one name of its own for `React.createElement`. As a member of a library outside the bundle
 * it is spelled out at every use, hundreds of times; a name is shortened to a letter.
 *
 * @param {import("@babel/core")} babel
 * @returns {import("@babel/core").PluginObj}
 */
module.exports = ({ types }) => ({
  visitor: {
    Program: {
      exit(program) {
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
        const [first] = uses;
        if (!first || uses.length < 2 || !lastImport) {
          return;
        }
        const name = program.scope.generateUidIdentifier('createElement');
        lastImport.insertAfter(types.variableDeclaration('const', [types.variableDeclarator(name, types.cloneNode(first.node))]));
        uses.forEach((use) => use.replaceWith(types.cloneNode(name)));
      },
    },
  },
});
