import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { designVariables } from './design-variables.ts';

const contract = path.resolve(__dirname, '../../shared/dist');
const isH5 = process.env.TARO_ENV === 'h5';

/** Where the API is: beside the browser preview, elsewhere for WeChat (a domain registered there, by https). */
const server = process.env.HEYI_SERVER ?? (isH5 ? '' : 'http://127.0.0.1:3000');

const config: UserConfigExport<'webpack5'> = {
  projectName: 'heyi',
  date: '2026-01-01',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [
    '@tarojs/plugin-framework-react',
    '@tarojs/plugin-platform-weapp',
    '@tarojs/plugin-platform-h5',
  ],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  defineConstants: { HEYI_SERVER: JSON.stringify(server) },
  sass: { data: designVariables() },
  mini: {
    optimizeMainPackage: { enable: true },
    compile: { include: [contract] },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'assets',
    router: { mode: 'hash' },
    // Whatever lies there may be kept for ever: a change makes a new name.
    output: {
      filename: 'assets/[name].[contenthash:8].js',
      chunkFilename: 'assets/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      filename: 'assets/[name].[contenthash:8].css',
      chunkFilename: 'assets/[name].[contenthash:8].css',
    },
    compile: { include: [contract] },
    // Lengths stay px: text grows by choice, and no script is needed in the page.
    postcss: {
      autoprefixer: { enable: true },
      cssModules: { enable: false },
      pxtransform: { enable: false },
    },
  },
};

export default defineConfig<'webpack5'>(config);
