/// Whether this program was compiled without optimisation, which makes the engine many times slower.
let isDebugBuild: Bool = {
  #if DEBUG
  true
  #else
  false
  #endif
}()
