import base from './jest.config.js';

/** What only shows in a browser, against the built server and the built pages. */
const config = {
  ...base,
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

export default config;
