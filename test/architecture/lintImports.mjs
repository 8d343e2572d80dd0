/**
 * Says which lint rules an import breaks. Runs as a process of its own, because ESLint loads its configuration by dynamic
 * import, which jest doesn't have. Argument: JSON array of [file below ConnectionManager, imported module]; prints a JSON
 * array of arrays of rule names.
 */
import { join } from 'node:path';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const broken = [];
for (const [file, module] of JSON.parse(process.argv[2])) {
  const code = `import { thing } from '${module}';\nexport const other = thing;\n`;
  const [result] = await eslint.lintText(code, { filePath: join(process.cwd(), 'ConnectionManager', file) });
  broken.push(result.messages.map(({ ruleId }) => ruleId));
}
console.log(JSON.stringify(broken));
