print("cnn-tutor")
