/// The formulas of the course, as its lessons write them.
enum CourseFormulas {
  static let all: [(name: String, tex: String)] = [
    ("cross-correlation", #"y[n] = \sum_{m=0}^{K-1} x[n+m]\,w[m]"#),
    ("cross-correlation by index", #"y_i = \sum_{m=1}^{K} x_{i+m-1}\,w_m"#),
    ("convolution", #"y[n] = \sum_{m=0}^{K-1} x[n-m]\,w[m]"#),
    ("output length", #"D_{out} = D_{in} - K + 1"#),
    ("neuron", #"h(z) = \boldsymbol{w}^T z + b"#),
    ("relu", #"\mathrm{ReLU}(x) = \max(x, 0)"#),
    (
      "relu by cases",
      #"\mathrm{ReLU}(x) = \begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}"#
    ),
    ("parameters of a convolution", #"C_{in} \cdot C_{out} \cdot K + C_{out}"#),
    ("same padding", #"P = \frac{K-1}{2}"#),
    ("effective kernel", #"K_{\text{eff}} = d(K-1) + 1"#),
    ("output size", #"O = \left\lfloor \frac{W + 2P - d(K-1) - 1}{s} \right\rfloor + 1"#),
    ("receptive field", #"r_l = r_{l-1} + (K_l - 1) \prod_{i=1}^{l-1} s_i"#),
    ("stack", #"y = w^3 w^2 w^1 x"#),
    (
      "gradient of a shared weight",
      #"\frac{\partial L}{\partial w_k} = \sum_i \frac{\partial L}{\partial w_k^{(i)}}"#
    ),
    ("batch mean", #"\mu = \frac{1}{M} \sum_{i=1}^{M} z_i"#),
    ("batch variance", #"\sigma^2 = \frac{1}{M} \sum_{i=1}^{M} (z_i - \mu)^2"#),
    (
      "batch norm",
      #"\hat{z}_i = \frac{z_i - \mu}{\sqrt{\sigma^2 + \epsilon}},\quad y_i = \gamma \hat{z}_i + \beta"#
    ),
    ("gradient descent", #"\theta := \theta - \eta \nabla_\theta L(\theta)"#),
    (
      "objective",
      #"\theta^* = \arg\min_\theta \frac{1}{N} \sum_{i=1}^{N} \ell(f_\theta(x_i), y_i)"#
    ),
    ("log likelihood", #"\operatorname{argmax}_\theta \sum_i \ln p(y_i \mid x_i; \theta)"#),
    (
      "variance of a product",
      #"\mathrm{Var}(xy) = E[x]^2 \mathrm{Var}(y) + E[y]^2 \mathrm{Var}(x) + \mathrm{Var}(x)\mathrm{Var}(y)"#
    ),
    ("variance of a neuron", #"\mathrm{Var}(v) = n\,\mathrm{Var}(w)\,E[x^2]"#),
    (
      "he",
      #"\mathrm{Var}(v) = \frac{n}{2}\,\mathrm{Var}(w)\,\mathrm{Var}(y) \implies \mathrm{Var}(w) = \frac{2}{n}"#
    ),
    ("he deviation", #"\sigma_w = \sqrt{\frac{2}{n}}"#),
    (
      "derivation",
      #"\begin{aligned} E[v] &= E\left[\sum_i w_i x_i\right] \\ &= \sum_i E[w_i]\,E[x_i] \\ &= n\,E[w]\,E[x] = 0 \end{aligned}"#
    ),
    ("shift", #"\{f[k+t] * g\}[n] = \{f * g\}[n+t]"#),
    ("valid range", #"K - 1 \le n \le N - 1"#),
    (
      "chain rule",
      #"\frac{\partial L}{\partial f} = F'(\mathrm{ReLU}(z)) \cdot \mathrm{ReLU}'(z) \cdot \frac{\partial z}{\partial f}"#
    ),
    (
      "toeplitz",
      #"J = \begin{pmatrix} I_m & I_{m-1} & \cdots & I_1 \\ I_{m+1} & I_m & \cdots & I_2 \\ \vdots & \vdots & \ddots & \vdots \\ I_n & I_{n-1} & \cdots & I_{n-m+1} \end{pmatrix}"#
    ),
    ("filters", #"96 \cdot (5 \cdot 5 \cdot 3 + 1) = 7296"#),
    ("misclassification", #"\min_h E\left[\mathbb{1}\{h(x) \ne y\}\right]"#),
    ("space", #"x \in \mathbb{R}^{C \times H \times W}"#),
    ("softmax", #"\hat{y}_k = \frac{e^{z_k}}{\sum_j e^{z_j}}"#),
    ("cross-entropy", #"\mathcal{L} = -\sum_k y_k \ln \hat{y}_k"#),
    ("integral", #"E[x^2] = \int_{-\infty}^{\infty} x^2 p(x)\,\mathrm{d}x"#),
    (
      "underbrace",
      #"\underbrace{K \cdot K \cdot C}_{\text{weights}} + \underbrace{1}_{\text{bias}}"#
    ),
    (
      "accents",
      #"\bar{x} = \frac{1}{n}\sum x_i,\quad \vec{v},\quad \tilde{w},\quad \overline{xy}"#
    ),
    ("nested fraction", #"\frac{1}{1 + \frac{1}{n}}"#),
    (
      "power of a fraction", #"\left(\frac{a}{b}\right)^2 + \left(\frac{a}{b}\right)^{k+1}"#
    ),
    ("roots", #"\sqrt[3]{x} + \sqrt{2} + \sqrt{a+b}"#),
    ("saving", #"1 - \frac{27 C^2}{49 C^2} = 44.9\,\%"#),
    ("count", #"3{,}274{,}634 \approx 3.3 \times 10^6"#),
  ]
}
