const typescript = {
  '^.+\\.tsx?$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.jest.json', diagnostics: false }],
};

const shared = {
  rootDir: '.',
  transform: typescript,
  moduleFileExtensions: ['ts', 'tsx', 'js', 'json'],
};

export default {
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
    },
    {
      ...shared,
      displayName: 'component',
      testEnvironment: '<rootDir>/test/setup/browserLikeEnvironment.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/setup/component.ts'],
      testMatch: ['<rootDir>/test/**/*.test.tsx'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
    },
  ],
};
