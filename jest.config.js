/** Unit, route and journey tests of everything that runs in Node. */
const config = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  roots: [
    '<rootDir>/shared',
    '<rootDir>/server',
    '<rootDir>/scripts',
    '<rootDir>/miniapp/src',
    '<rootDir>/tests',
  ],
  testMatch: ['**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/tests/browser/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: false } },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/tests/setup/database.ts',
  globalTeardown: '<rootDir>/tests/setup/database-stop.ts',
  // Most tests wait for the database half of the time, which is another process.
  maxWorkers: 2,
  testTimeout: 30_000,
  // Agenda leaves a timer of half a job's lock lifetime behind.
  forceExit: true,
};

export default config;
