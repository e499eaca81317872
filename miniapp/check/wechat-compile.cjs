// The compiler that WeChat's upload runs, over the built mini-program; no network, no real key.
const { generateKeyPairSync } = require('node:crypto');
const path = require('node:path');
const ci = require('miniprogram-ci');

async function compileAsWechat() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const project = new ci.Project({
    appid: 'wx0123456789abcdef',
    type: 'miniProgram',
    projectPath: path.resolve(__dirname, '..'),
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }),
    ignores: ['node_modules/**/*', 'src/**/*', 'config/**/*', 'check/**/*', 'dist/h5/**/*'],
    attr: async () => ci.DefaultProjectAttr,
  });
  await ci.getCompiledResult({
    project,
    version: '0.0.0',
    desc: 'check',
    setting: {
      es6: true,
      es7: true,
      minify: true,
      minifyJS: true,
      minifyWXML: true,
      minifyWXSS: true,
      autoPrefixWXSS: true,
    },
    onProgressUpdate: () => {},
  });
}

module.exports = { compileAsWechat };
