const nutui = {
  libraryName: '@nutui/nutui-react-taro',
  camel2DashComponentName: false,
  customName: (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`,
  style: (name) => `${name.toLowerCase()}/style/css`,
};

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  // The barrel of NutUI would bring all of it, an animation player included.
  plugins: [['import', nutui, 'nutui-react-taro']],
};
