const { join } = require('node:path');

/**
 * pcf-scripts merges this into its own configuration (featureconfig.json lets it). BUNDLE_WITHOUT names a feature whose folder is left out,
 * which `npm run build` does to measure what the rest of the control weighs; such a bundle isn't shipped.
 */
const without = process.env.BUNDLE_WITHOUT;

module.exports = without ? { resolve: { alias: { [join(__dirname, 'ConnectionManager', 'features', without)]: false } } } : {};
